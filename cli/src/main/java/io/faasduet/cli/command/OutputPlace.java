package io.faasduet.cli.command;

import io.faasduet.localcloud.process.ShownText;
import java.nio.file.Files;
import java.nio.file.Path;

/** A place that a command is to write to, looked at before any work is done. */
public record OutputPlace(Path path) {
  /**
   * Refuses what cannot become a directory to write to; nothing is made.
   *
   * @throws UsageException if it is a file or leads nowhere, or it or the directory that it would
   *     be made in cannot be written
   */
  public void requireDirectory() {
    if (path.toString().isEmpty()) {
      throw new UsageException(
          "the directory to write to has an empty name; name one, or . for here");
    }
    requirePlainName();
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new UsageException(path + " is a file; name a directory");
    }
    requireWritable(path.toAbsolutePath().normalize(), "a directory");
  }

  /**
   * Refuses what cannot become a file; its directory must be there.
   *
   * @throws UsageException if it is a directory, or its directory is missing or cannot be written
   */
  public void requireFile() {
    requirePlainName();
    Path parent = path.toAbsolutePath().normalize().getParent();
    if (parent == null || Files.isDirectory(path) || !Files.isDirectory(parent)) {
      throw new UsageException(
          "%s cannot be written: name a file in a directory that is there".formatted(path));
    }
    requireLinkToSomething(path);
    requireWritable(parent, "a file");
  }

  /** Every message that names it is one line. */
  private void requirePlainName() {
    if (!ShownText.inLine(path.toString()).equals(path.toString())) {
      throw new UsageException(path + " has a control character in its name; name another place");
    }
  }

  private void requireLinkToSomething(Path place) {
    if (Files.isSymbolicLink(place) && !Files.exists(place)) {
      throw new UsageException(
          "%s cannot be written, as %s is a symbolic link that leads nowhere; remove it, or name another place"
              .formatted(path, place));
    }
  }

  private void requireWritable(Path wanted, String kind) {
    Path there = wanted;
    while (!Files.exists(there) && there.getParent() != null) {
      requireLinkToSomething(there);
      there = there.getParent();
    }
    if (!Files.isDirectory(there)) {
      throw new UsageException(
          "%s cannot be made, as %s is a file; name another place".formatted(path, there));
    } else if (!Files.isWritable(there)) {
      throw new UsageException(
          "%s cannot be written, as you may not write to %s; name %s elsewhere"
              .formatted(path, there, kind));
    }
  }
}
