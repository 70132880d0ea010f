package io.faasduet.server;

import static java.util.Map.entry;

import io.faasduet.server.framing.GuardedUpgrades;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Vert.x without what a function server does not need. Each thing left out is time of every cold
 * start: Netty's JFR events alone are 90 ms on JDK 17, the DNS resolver 20.
 */
final class VertxConfiguration {
  /** System properties that Vert.x, Netty and slf4j-simple read when their classes are loaded. */
  private static final Map<String, String> PROPERTIES =
      Map.ofEntries(
          entry("io.netty.allocator.type", "unpooled"),
          entry("io.netty.jfr.enabled", "false"),
          entry("io.netty.machineId", "00:00:00:00:00:00:00:01"),
          entry("io.netty.processId", "1"),
          entry("org.slf4j.simpleLogger.log.io.netty", "warn"),
          // what handlers and listeners throw of what anybody can send: a page of stack trace each
          entry("org.slf4j.simpleLogger.log.io.netty.channel.AbstractChannelHandlerContext", "off"),
          entry("org.slf4j.simpleLogger.log.io.netty.util.concurrent.DefaultPromise", "off"),
          entry("vertx.cacheDirBase", "."),
          entry("vertx.disableDnsResolver", "true"),
          entry("vertx.disableMetrics", "true"),
          entry("vertx.disableWebsockets", "true"),
          entry(
              "vertx.logger-delegate-factory-class-name",
              "io.vertx.core.logging.SLF4JLogDelegateFactory"));

  /** Cancelling many calls is what a client under load does; far fewer are the default. */
  private static final int MAX_RESETS_PER_30_SECONDS = 10_000;

  private static final int MAX_STREAMS_PER_CONNECTION = 1024;
  private static final int WINDOW_BYTES = 1 << 20;
  private static final int MAX_HEADER_BYTES = 16 << 10;

  private VertxConfiguration() {}

  /** Sets what only system properties can: for a process that is the server's own. */
  static void setSystemProperties() {
    for (Map.Entry<String, String> property : PROPERTIES.entrySet()) {
      if (System.getProperty(property.getKey()) == null) {
        System.setProperty(property.getKey(), property.getValue());
      }
    }
  }

  /** One event loop, which moves bytes; functions run on their own threads. */
  static Vertx start() {
    VertxOptions options =
        new VertxOptions()
            .setEventLoopPoolSize(1)
            .setWorkerPoolSize(1)
            .setInternalBlockingPoolSize(1)
            .setBlockedThreadCheckInterval(TimeUnit.HOURS.toMillis(1))
            .setFileSystemOptions(
                new FileSystemOptions()
                    .setFileCachingEnabled(false)
                    .setClassPathResolvingEnabled(false));
    return Vertx.builder().with(options).withTransport(new GuardedUpgrades()).build();
  }

  /**
   * A connection is closed after being idle for longer than any request may take, so that none is
   * closed under a function at work.
   *
   * @param idleGrace how much longer
   */
  static HttpServerOptions httpOptions(ServerSettings settings, Duration idleGrace) {
    Duration idle = settings.requestTimeout().plus(idleGrace);
    return new HttpServerOptions()
        .setPort(settings.port())
        .setAcceptBacklog(1024)
        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
        .setIdleTimeout(Math.toIntExact(idle.toMillis()))
        .setMaxHeaderSize(MAX_HEADER_BYTES)
        .setMaxInitialLineLength(MAX_HEADER_BYTES)
        .setHttp2ConnectionWindowSize(4 * WINDOW_BYTES)
        .setHttp2RstFloodMaxRstFramePerWindow(MAX_RESETS_PER_30_SECONDS)
        .setInitialSettings(
            new Http2Settings()
                .setMaxConcurrentStreams(MAX_STREAMS_PER_CONNECTION)
                .setInitialWindowSize(WINDOW_BYTES)
                .setMaxHeaderListSize(MAX_HEADER_BYTES));
  }
}
