package io.faasduet.bench.load;

import io.faasduet.bench.client.ClosingClient;
import io.faasduet.bench.client.GrpcProtocol;
import io.faasduet.bench.client.HttpProtocol;
import io.faasduet.bench.client.ProtocolClient;
import io.faasduet.bench.client.ResponseContract;
import io.faasduet.bench.client.WireProtocol;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * Sends a load to any HTTP server and prints the result; a benchmark, no test. docs/benchmarks.md
 * has the command.
 */
final class LoadTimes {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private LoadTimes() {}

  public static void main(String[] arguments) {
    if (arguments.length < 3 || arguments.length > 4) {
      throw new IllegalArgumentException("usage: LoadTimes URL ARRIVALS|one SECONDS [JSON]");
    }
    URI address = URI.create(arguments[0]);
    Duration duration = Duration.ofSeconds(Long.parseLong(arguments[2]));
    WireProtocol protocol =
        address.getScheme().equals("grpc") ? WireProtocol.GRPC : WireProtocol.HTTP;
    GeneratorWarmUp.run(protocol, Duration.ofSeconds(30));
    byte[] request = (arguments.length > 3 ? arguments[3] : "{}").getBytes(StandardCharsets.UTF_8);
    try (ProtocolClient client = client(address)) {
      LoadGenerator generator = new LoadGenerator(client, index -> request, LoadLimits.DEFAULT);
      Histogram service = new Histogram(3);
      LoadOutcome outcome =
          generator.run(
              plan(arguments[1], duration),
              completed -> service.recordValue(completed.endNanos() - completed.sentNanos()));
      print(outcome, Percentiles.of(service));
    }
  }

  private static ProtocolClient client(URI address) {
    if ("grpc".equals(address.getScheme())) {
      return ClosingClient.of(
          GrpcProtocol.duet(TIMEOUT), URI.create("http://" + address.getAuthority()));
    }
    return ClosingClient.of(new HttpProtocol(ResponseContract.ANY_SERVER, TIMEOUT), address);
  }

  /** A closed loop of one user, and so of one connection, or an open loop. */
  private static LoadPlan plan(String text, Duration duration) {
    return text.equals("one")
        ? new Users(1, Duration.ZERO, duration)
        : Arrivals.parse(text, duration, 1);
  }

  private static void print(LoadOutcome outcome, Percentiles service) {
    System.out.printf(
        Locale.ROOT,
        "{\"due\": %d, \"succeeded\": %d, \"per_second\": %.1f, \"most_in_flight\": %d, %s, %s, %s}%n",
        outcome.due(),
        outcome.succeeded(),
        outcome.due() / (outcome.elapsedNanos() / 1e9),
        outcome.mostInFlight(),
        millis("latency", outcome.latency()),
        millis("service", service),
        millis("lag", outcome.lag()));
    outcome.failures().forEach((kind, count) -> System.err.println(count + " " + kind));
    outcome.doubts().forEach(System.err::println);
  }

  private static String millis(String name, Percentiles nanos) {
    return String.format(
        Locale.ROOT,
        "\"%s_ms\": {\"p50\": %.4f, \"p90\": %.4f, \"p99\": %.4f, \"max\": %.4f}",
        name,
        nanos.p50() / 1e6,
        nanos.p90() / 1e6,
        nanos.p99() / 1e6,
        nanos.max() / 1e6);
  }
}
