package io.faasduet.server;

import io.vertx.core.Handler;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what goes wrong on connections, outside of requests: one line in ten seconds at most, as
 * anybody can send what causes it, and nothing of connections that are lost. Thread-safe.
 */
final class ConnectionFaults implements Handler<Throwable> {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionFaults.class);
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private long lastNanos = System.nanoTime() - PAUSE_NANOS;
  private long left;

  @Override
  public synchronized void handle(Throwable fault) {
    if (fault instanceof IOException) {
      return; // the caller has gone
    }
    long now = System.nanoTime();
    if (now - lastNanos < PAUSE_NANOS) {
      left++;
      return;
    }
    String others = left == 0 ? "" : " (and " + left + " others before)";
    lastNanos = now;
    left = 0;
    LOG.warn("a connection failed{}: {}", others, String.valueOf(fault));
    LOG.debug("its cause", fault);
  }
}
