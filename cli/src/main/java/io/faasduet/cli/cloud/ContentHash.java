package io.faasduet.cli.cloud;

import io.faasduet.files.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A hash over named contents: files, directories with all below them, and texts. It depends on
 * every name and every content, and not on the order in which they are given.
 */
public final class ContentHash {
  private final Map<String, String> parts = new TreeMap<>();

  /** Adds a text. */
  public ContentHash with(String name, String text) {
    parts.put(name, Sha256.hex(text));
    return this;
  }

  /** Adds a file, or all files below a directory by their paths in it. */
  public ContentHash with(String name, Path path) {
    try (Stream<Path> below = Files.walk(path)) {
      for (Path file : below.filter(Files::isRegularFile).toList()) {
        parts.put(file.equals(path) ? name : name + "/" + path.relativize(file), Sha256.hex(file));
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be read", e);
    }
  }

  /** The hash, in hex. */
  public String hex() {
    MessageDigest digest = Sha256.digest();
    parts.forEach(
        (name, hash) -> {
          digest.update(name.getBytes(StandardCharsets.UTF_8));
          digest.update((byte) 0);
          digest.update(hash.getBytes(StandardCharsets.UTF_8));
        });
    return Sha256.hex(digest);
  }
}
