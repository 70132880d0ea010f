package io.faasduet.cli.function;

import io.faasduet.cli.catalogue.PackagedFunction;
import io.faasduet.cli.command.OutputPlace;
import io.faasduet.cli.command.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The image in an answer, which goes to a file instead of the terminal. */
final class AnnotatedImage {
  private static final Pattern FIELD = Pattern.compile("\"annotated\":\"([A-Za-z0-9+/=]*+)\",?");

  private AnnotatedImage() {}

  /**
   * What the function is asked for.
   *
   * @throws UsageException if it draws no images, or not of the kind that the file's name says, or
   *     the file cannot be written
   */
  static String mediaType(PackagedFunction entry, Path file) {
    if (!entry.descriptor().answersImages()) {
      throw new UsageException(entry.name() + " draws no images; leave out --out");
    }
    if (Files.isDirectory(file)) {
      throw new UsageException("--out names a directory, " + file + "; name a file");
    }
    new OutputPlace(file).requireFile();
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".jpg") || name.endsWith(".jpeg")) {
      return "image/jpeg";
    } else if (name.endsWith(".png")) {
      return "image/png";
    }
    throw new UsageException("--out must end in .jpg, .jpeg or .png, not " + file);
  }

  /**
   * Writes the image, whole or not at all.
   *
   * @return the answer without it
   */
  static byte[] save(byte[] json, Path file) throws IOException {
    String answer = new String(json, StandardCharsets.UTF_8);
    Matcher field = FIELD.matcher(answer);
    if (!field.find()) {
      throw new IOException("the answer has no annotated image");
    }
    Path place = file.toAbsolutePath();
    Path whole = place.resolveSibling("." + place.getFileName() + ".part");
    try {
      Files.write(whole, Base64.getDecoder().decode(field.group(1)));
      Files.move(whole, place, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(whole);
    }
    return (answer.substring(0, field.start()) + answer.substring(field.end()))
        .getBytes(StandardCharsets.UTF_8);
  }
}
