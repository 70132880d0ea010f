package io.faasduet.cli.models;

import io.faasduet.objectstore.FetchProgress;
import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows how a download gets on: as a bar on a terminal, else in one line at its end. */
final class DownloadProgress implements FetchProgress, AutoCloseable {
  private static final long MEGABYTE = 1_000_000;

  private final PrintWriter err;
  private final @Nullable ProgressBar bar;
  private long bytes;

  DownloadProgress(PrintWriter err) {
    this.err = err;
    this.bar =
        Boolean.getBoolean("duet.terminal")
            ? new ProgressBarBuilder()
                .setTaskName("Fetching")
                .setUnit(" MB", MEGABYTE)
                .setMaxRenderedLength(79)
                .setStyle(ProgressBarStyle.ASCII)
                .showSpeed()
                .build()
            : null;
  }

  @Override
  public synchronized void at(long done, long total) {
    bytes = Math.max(bytes, done);
    if (bar != null) {
      bar.maxHint(total);
      bar.stepTo(bytes);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    } else if (bytes > 0) {
      err.printf("Fetched %d bytes.%n", bytes);
    }
  }
}
