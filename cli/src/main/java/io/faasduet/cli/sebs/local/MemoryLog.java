package io.faasduet.cli.sebs.local;

import io.faasduet.bench.resources.ResourceSampler;
import io.faasduet.bench.results.ResourceColumn;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Readings of memory as lines, which are there as soon as they are read: a process's id and its PSS
 * in bytes. Before one that comes late is a line with the number of intervals that were missed.
 */
final class MemoryLog implements ResourceSampler.Listener, Closeable {
  /** What a line begins with that says how many intervals had no reading. */
  static final String MISSED = "missed";

  private final Writer lines;
  private final Duration interval;
  private final Map<Long, Long> latest = new HashMap<>();

  MemoryLog(Writer lines, Duration interval) {
    this.lines = lines;
    this.interval = interval;
  }

  @Override
  public void read(
      int instance,
      long pid,
      long nanos,
      Map<ResourceColumn, Double> values,
      List<String> notCounted) {
    Double bytes = values.get(ResourceColumn.PSS_BYTES);
    if (bytes == null) {
      return;
    }
    try {
      Long before = latest.put(pid, nanos);
      long missed =
          before == null ? 0 : Math.round((double) (nanos - before) / interval.toNanos()) - 1;
      if (missed > 0) {
        lines.write(MISSED + " " + missed + "\n");
      }
      lines.write(pid + " " + bytes.longValue() + "\n");
      lines.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written down: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
