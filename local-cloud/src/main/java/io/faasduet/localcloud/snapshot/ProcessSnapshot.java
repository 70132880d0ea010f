package io.faasduet.localcloud.snapshot;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A process on disk.
 *
 * @param images the files that hold it
 * @param temporary the directory that it wrote to
 * @param streams the pipes that were its standard input, output and error
 * @param bytes the size of the images
 * @param dumpTime how long it took to write them
 */
public record ProcessSnapshot(
    Path images, Path temporary, List<String> streams, long bytes, Duration dumpTime) {
  public ProcessSnapshot {
    requireNonNull(images, "images");
    requireNonNull(temporary, "temporary");
    streams = List.copyOf(streams);
    requireNonNull(dumpTime, "dumpTime");
  }
}
