package io.faasduet.models;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;

/** Closes a connection after a read-idle timeout, which unblocks its reader. */
final class ReadIdleTimeout implements AutoCloseable {
  private final long silenceNanos;
  private final Closeable connection;
  private final Thread watch = new Thread(this::watch, "download-watch");
  private volatile long lastNanos = System.nanoTime();

  ReadIdleTimeout(Duration silence, Closeable connection) {
    this.silenceNanos = silence.toNanos();
    this.connection = connection;
    watch.setDaemon(true);
    watch.start();
  }

  /** Something has come. */
  void rewarded() {
    lastNanos = System.nanoTime();
  }

  private void watch() {
    try {
      for (long left = left(); left > 0; left = left()) {
        Thread.sleep(left / 1_000_000 + 1);
      }
      connection.close();
    } catch (InterruptedException e) {
      return; // nobody reads any more
    } catch (IOException e) {
      return; // it is gone
    }
  }

  private long left() {
    return silenceNanos - (System.nanoTime() - lastNanos);
  }

  @Override
  public void close() {
    watch.interrupt();
  }
}
