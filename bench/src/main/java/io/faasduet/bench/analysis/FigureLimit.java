package io.faasduet.bench.analysis;

import io.faasduet.bench.results.SampleKind;
import io.faasduet.bench.statistics.Distribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A limit that no target of a run may pass, such as {@code p95>200ms} or {@code cold median>1s}. A
 * limit on latencies concerns warm calls and loads, or cold starts if there are no others; one on
 * failures concerns all of them; a word before it names one kind.
 *
 * @param text the limit as it was given
 * @param kind the only kind of requests that it concerns, if it names one
 * @param figure what is limited
 * @param most the limit, in milliseconds or percent
 */
public record FigureLimit(String text, Optional<SampleKind> kind, Statistic figure, double most) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:(cold|warm|load) +)?(median|mean|max|p50|p90|p95|p99|p99\\.9|failed)"
              + " *> *(\\d+(?:\\.\\d+)?) *(ms|s|%)");

  /** What may be limited. */
  public enum Statistic {
    MEDIAN(0.5),
    P90(0.9),
    P95(0.95),
    P99(0.99),
    P999(0.999),
    MEAN(Double.NaN),
    MAX(Double.NaN),
    FAILED(Double.NaN);

    private final double quantile;

    Statistic(double quantile) {
      this.quantile = quantile;
    }

    private static Statistic of(String name) {
      return switch (name) {
        case "median", "p50" -> MEDIAN;
        case "p99.9" -> P999;
        default -> valueOf(name.toUpperCase(Locale.ROOT));
      };
    }

    private String label() {
      return this == P999 ? "p99.9" : name().toLowerCase(Locale.ROOT);
    }

    private Optional<Double> millis(Summary.Latency latency) {
      return switch (this) {
        case MEDIAN -> Optional.of(latency.median().value());
        case P90 -> latency.p90();
        case P95 -> latency.p95();
        case P99 -> latency.p99();
        case P999 -> latency.p999();
        case MEAN -> Optional.of(latency.mean());
        case MAX -> Optional.of(latency.greatest());
        case FAILED -> Optional.empty();
      };
    }
  }

  /**
   * Reads a limit.
   *
   * @throws IllegalArgumentException if it is none; the message gives the form
   */
  public static FigureLimit parse(String text) {
    Matcher parts = FORM.matcher(text.strip());
    boolean matches = parts.matches();
    if (!matches || parts.group(2).equals("failed") != parts.group(4).equals("%")) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is no limit: write median, mean, max, p90, p95, p99 or p99.9 >NUMBERms or s, or"
              + " failed>NUMBER%, with cold, warm or load before it if it concerns only these");
    }
    double number = Double.parseDouble(parts.group(3));
    return new FigureLimit(
        text.strip(),
        Optional.ofNullable(parts.group(1)).map(SampleKind::of),
        Statistic.of(parts.group(2)),
        parts.group(4).equals("s") ? number * 1000 : number);
  }

  /** Where a run passes it, or cannot show that it does not, a sentence each. */
  public List<String> passedBy(Summary summary) {
    List<ComparedPart> parts = parts(summary);
    List<String> sentences = new ArrayList<>();
    if (parts.isEmpty()) {
      sentences.add("nothing was measured that it concerns");
    }
    for (ComparedPart part : parts) {
      for (Summary.TargetSummary target : part.comparison().targets()) {
        passedBy(target)
            .ifPresent(what -> sentences.add(part.name() + " on " + target.name() + ": " + what));
      }
    }
    return sentences;
  }

  private Optional<String> passedBy(Summary.TargetSummary target) {
    if (figure == Statistic.FAILED) {
      double percent = 100.0 * target.failed() / target.requests();
      return percent > most
          ? Optional.of("%d of %d requests failed".formatted(target.failed(), target.requests()))
          : Optional.empty();
    } else if (target.latency().isEmpty()) {
      return Optional.of("no request was answered");
    }
    Optional<Double> millis = figure.millis(target.latency().get());
    if (millis.isEmpty()) {
      long needed = Math.round(Distribution.BEYOND / (1 - figure.quantile));
      return Optional.of(
          String.format(
              Locale.ROOT,
              "%d answers give no %s, %,d do",
              target.answered(),
              figure.label(),
              needed));
    }
    return millis.get() > most
        ? Optional.of(String.format(Locale.ROOT, "%s %.2f ms", figure.label(), millis.get()))
        : Optional.empty();
  }

  /** A comparison of the run that has requests. */
  private record ComparedPart(String name, SampleKind kind, Summary.Comparison comparison) {}

  private List<ComparedPart> parts(Summary summary) {
    List<ComparedPart> all = new ArrayList<>();
    for (Summary.FunctionSummary function : summary.functions()) {
      all.add(new ComparedPart(function.name() + ", cold", SampleKind.COLD, function.cold()));
      all.add(new ComparedPart(function.name() + ", warm", SampleKind.WARM, function.warm()));
      for (Summary.LoadSummary load : function.loads()) {
        all.add(
            new ComparedPart(
                function.name() + ", load " + load.name(), SampleKind.LOAD, load.latencies()));
      }
    }
    all.removeIf(part -> part.comparison().targets().isEmpty());
    if (kind.isPresent()) {
      all.removeIf(part -> part.kind() != kind.get());
    } else if (figure != Statistic.FAILED
        && all.stream().anyMatch(part -> part.kind() != SampleKind.COLD)) {
      all.removeIf(part -> part.kind() == SampleKind.COLD);
    }
    return all;
  }
}
