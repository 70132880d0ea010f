package io.faasduet.cli.function;

import io.faasduet.cli.command.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A request as an option gives it: JSON itself, {@code @FILE}, or {@code -} for standard input. */
public final class RequestText {
  /** The forms, for the descriptions of options. */
  public static final String FORMS = "JSON, @FILE, or - for standard input";

  private RequestText() {}

  /**
   * The request's bytes.
   *
   * @throws UsageException if the file or standard input cannot be read, or is empty
   */
  public static byte[] read(String text, InputStream standardInput) {
    byte[] request;
    if (text.equals("-")) {
      request = all(standardInput);
    } else if (text.startsWith("@")) {
      request = file(text.substring(1));
    } else {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    if (new String(request, StandardCharsets.UTF_8).isBlank()) {
      throw new UsageException(
          (text.equals("-") ? "standard input" : text.substring(1)) + " holds no request");
    }
    return request;
  }

  private static byte[] file(String name) {
    try {
      Path file = Path.of(name);
      if (!Files.isReadable(file) || Files.isDirectory(file)) {
        throw new UsageException("cannot read the file " + name);
      }
      return Files.readAllBytes(file);
    } catch (IOException | InvalidPathException e) {
      throw new UsageException("cannot read the file " + name);
    }
  }

  private static byte[] all(InputStream in) {
    try {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UsageException("cannot read standard input");
    }
  }
}
