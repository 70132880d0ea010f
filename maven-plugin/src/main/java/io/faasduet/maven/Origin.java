package io.faasduet.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a file was made of, kept beside it, so that it is made again only where that has changed.
 */
final class Origin {
  private final Path file;
  private final StringBuilder text = new StringBuilder();

  /** The origin that is kept in a file. */
  Origin(Path file) {
    this.file = file;
  }

  void add(String fact) {
    text.append(fact).append('\n');
  }

  /** Names, sizes and times of files. */
  void add(Map<String, Path> files) throws IOException {
    for (Map.Entry<String, Path> entry : files.entrySet()) {
      Path path = entry.getValue();
      add("%s %d %s".formatted(entry.getKey(), Files.size(path), Files.getLastModifiedTime(path)));
    }
  }

  /** Whether the last one that was remembered is this one. */
  boolean isTheSame() throws IOException {
    return Files.exists(file) && Files.readString(file).contentEquals(text);
  }

  /** Comes before what is made is touched: what is half made has no origin. */
  void forget() throws IOException {
    Files.deleteIfExists(file);
  }

  void remember() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
