package io.faasduet.bench.report.export;

import io.faasduet.bench.results.ResultsException;
import io.faasduet.files.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Latencies in the form that vHive's and vSwarm's invokers write, for tools that read it: {@code
 * rps<RPS>_lat.csv}, the requests a second that were reached with two decimals in the name, and one
 * latency a line in whole microseconds, without a header
 * (https://github.com/vhive-serverless/vSwarm, tools/invoker/client.go).
 */
public final class VhiveLatencies {
  private VhiveLatencies() {}

  /** The file's name for a rate that was reached, in answered requests a second. */
  public static String fileName(double requestsPerSecond) {
    return String.format(Locale.ROOT, "rps%.2f_lat.csv", requestsPerSecond);
  }

  /**
   * Writes the latencies of the answered requests, in their order; what is begun of a microsecond
   * is cut off, as the invokers do. An earlier file of that name is replaced.
   *
   * @param latencyMillis each latency in milliseconds
   * @return the file
   * @throws ResultsException if it cannot be written
   */
  public static Path write(Path directory, double requestsPerSecond, double[] latencyMillis) {
    if (!(requestsPerSecond >= 0)) {
      throw new IllegalArgumentException("a rate of " + requestsPerSecond);
    }
    Path file = directory.resolve(fileName(requestsPerSecond));
    String lines =
        Arrays.stream(latencyMillis)
            .mapToObj(millis -> micros(millis) + "\n")
            .collect(Collectors.joining());
    try {
      AtomicFile.write(file, lines.getBytes(StandardCharsets.US_ASCII));
      return file;
    } catch (IOException e) {
      throw new ResultsException(file + " cannot be written: " + e.getMessage(), e);
    }
  }

  /** Through nanoseconds, so that 1.001 ms, which no double holds, does not become 1000 µs. */
  private static String micros(double millis) {
    return Long.toString(Math.round(millis * 1e6) / 1000);
  }
}
