package io.faasduet.localcloud.distance;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Delays each request by a drawn latency, and its bodies by a bandwidth. Thread-safe. */
final class DistanceFilter extends Filter {
  /** Operations of tables and queues that read, by the end of {@code X-Amz-Target}. */
  private static final Set<String> READS =
      Set.of("GetItem", "BatchGetItem", "Query", "Scan", "ReceiveMessage");

  private final ServiceDistance distance;
  private final Optional<PacedLinks> links;

  DistanceFilter(ServiceDistance distance, Optional<Bandwidth> bandwidth) {
    this.distance = distance;
    this.links = bandwidth.map(PacedLinks::new);
  }

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    long start = System.nanoTime();
    if (links.isPresent()) {
      PacedLinks.Link link = links.get().of(exchange);
      exchange.setStreams(
          new PacedInputStream(exchange.getRequestBody(), link.up()),
          new PacedOutputStream(exchange.getResponseBody(), link.down()));
    }
    sleep(drawnNanos(exchange, distance) - (System.nanoTime() - start));
    chain.doFilter(exchange);
  }

  /** The latency of a request, in nanoseconds. */
  static long drawnNanos(HttpExchange exchange, ServiceDistance distance) {
    return (reads(exchange) ? distance.read() : distance.write())
        .map(latency -> latency.at(ThreadLocalRandom.current().nextDouble()).toNanos())
        .orElse(0L);
  }

  /** Whether a request reads. */
  static boolean reads(HttpExchange exchange) {
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    return target == null
        ? Set.of("GET", "HEAD").contains(exchange.getRequestMethod())
        : READS.contains(target.substring(target.lastIndexOf('.') + 1));
  }

  /** Waits so long; not at all if it is not above 0. */
  static void sleep(long nanos) throws IOException {
    try {
      TimeUnit.NANOSECONDS.sleep(nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the service is being stopped");
    }
  }

  @Override
  public String description() {
    return "distance";
  }
}
