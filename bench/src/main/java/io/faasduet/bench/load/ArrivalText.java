package io.faasduet.bench.load;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Reads arrivals from a short text. */
final class ArrivalText {
  /** What can be said. */
  static final String FORMS =
      "constant:50/s, poisson:50/s, ramp:0..100/s, poisson-ramp:0..100/s,"
          + " burst:5/s+100/10s (100 more every 10 s) or trace:FILE";

  private static final String NUMBER = "(\\d+(?:\\.\\d+)?)";
  private static final Pattern RATE = Pattern.compile(NUMBER + "/s");
  private static final Pattern RAMP = Pattern.compile(NUMBER + "\\.\\." + NUMBER + "/s");
  private static final Pattern BURST =
      Pattern.compile("(?:" + NUMBER + "/s\\+)?(\\d{1,9})/" + NUMBER + "s");

  private ArrivalText() {}

  static Arrivals parse(String text, Duration duration, long seed) {
    String[] parts = text.split(":", 2);
    if (parts.length < 2 || parts[1].isEmpty()) {
      throw unknown(text);
    }
    String rest = parts[1];
    return switch (parts[0]) {
      case "constant" -> Arrivals.constant(numbers(RATE, rest, text).get(0), duration);
      case "poisson" -> Arrivals.poisson(numbers(RATE, rest, text).get(0), duration, seed);
      case "ramp" -> {
        List<Double> rates = numbers(RAMP, rest, text);
        yield Arrivals.ramp(rates.get(0), rates.get(1), duration);
      }
      case "poisson-ramp" -> {
        List<Double> rates = numbers(RAMP, rest, text);
        yield Arrivals.poissonRamp(rates.get(0), rates.get(1), duration, seed);
      }
      case "burst" -> {
        List<Double> values = numbers(BURST, rest, text);
        Duration period = Duration.ofNanos(Math.round(values.get(2) * 1e9));
        yield Arrivals.burst(values.get(0), values.get(1).intValue(), period, duration);
      }
      case "trace" -> Arrivals.trace(Path.of(rest));
      default -> throw unknown(text);
    };
  }

  /** The numbers of a text; 0 for one that is left out. */
  private static List<Double> numbers(Pattern pattern, String rest, String text) {
    Matcher matcher = pattern.matcher(rest);
    if (!matcher.matches()) {
      throw unknown(text);
    }
    return IntStream.rangeClosed(1, matcher.groupCount())
        .mapToObj(matcher::group)
        .map(number -> number == null ? 0 : Double.parseDouble(number))
        .toList();
  }

  private static IllegalArgumentException unknown(String text) {
    return new IllegalArgumentException(
        "'" + text + "' does not say when requests are due; say " + FORMS);
  }
}
