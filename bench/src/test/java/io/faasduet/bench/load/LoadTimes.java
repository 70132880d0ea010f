package io.faasduet.bench.load;

import io.faasduet.bench.platform.HttpLoadTarget;
import io.faasduet.bench.platform.ResponseContract;
import io.faasduet.bench.results.Run;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Sends a load to any HTTP server and prints the result; a benchmark, no test. docs/benchmarks.md
 * has the command.
 */
final class LoadTimes {
  private LoadTimes() {}

  public static void main(String[] arguments) {
    if (arguments.length != 3) {
      throw new IllegalArgumentException("usage: LoadTimes URL ARRIVALS SECONDS");
    }
    URI address = URI.create(arguments[0]);
    Duration duration = Duration.ofSeconds(Long.parseLong(arguments[2]));
    Run.Target description = new Run.Target("http", "server", address.toString(), Optional.empty());
    GeneratorWarmUp.carryOut(Duration.ofSeconds(30));
    byte[] request = "{}".getBytes(StandardCharsets.UTF_8);
    try (HttpLoadTarget target =
        new HttpLoadTarget(
            description, ResponseContract.ANY_SERVER, address, Duration.ofSeconds(30))) {
      LoadGenerator generator = new LoadGenerator(target, index -> request, LoadLimits.DEFAULT);
      print(generator.run(Arrivals.parse(arguments[1], duration, 1), fired -> {}));
    }
  }

  private static void print(LoadOutcome outcome) {
    System.out.printf(
        Locale.ROOT,
        "{\"due\": %d, \"succeeded\": %d, \"per_second\": %.1f, \"most_in_flight\": %d, %s, %s}%n",
        outcome.due(),
        outcome.succeeded(),
        outcome.due() / (outcome.elapsedNanos() / 1e9),
        outcome.mostInFlight(),
        millis("latency", outcome.latency()),
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
