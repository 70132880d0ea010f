package io.faasduet.bench.report;

import io.faasduet.bench.results.Experiment;
import io.faasduet.bench.results.JsonFile;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleFile;
import io.faasduet.bench.statistics.Bootstrap;
import io.faasduet.bench.statistics.Clusters;
import io.faasduet.bench.statistics.Estimate;
import io.faasduet.bench.statistics.Verdict;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What became faster or slower from one run to another. */
public final class RunComparison {
  private static final int RESAMPLES = 10_000;

  private RunComparison() {}

  /** What is compared: the answers of one function on one target to one kind of request. */
  private record Subject(String function, String target, String what) {}

  /**
   * A line for all that both runs measured, as text of at most 80 columns: both medians in
   * milliseconds, and the ratio of the first run's over the other's with its 95% interval.
   *
   * @throws io.faasduet.bench.results.ResultsException if one of the directories holds no run
   */
  public static String render(Path directory, Path other) {
    Run run = JsonFile.read(directory.resolve(JsonFile.RUN), Run.class);
    Bootstrap bootstrap = new Bootstrap(run.seed(), RESAMPLES);
    Map<Subject, Clusters> first = answered(SampleFile.read(directory));
    Map<Subject, Clusters> second = answered(SampleFile.read(other));
    StringBuilder text = new StringBuilder();
    text.append("A is ").append(directory).append(", B is ").append(other);
    text.append("; medians in milliseconds\n");
    boolean any = false;
    for (Map.Entry<Subject, Clusters> measured : first.entrySet()) {
      Clusters there = second.get(measured.getKey());
      if (there != null) {
        any = true;
        line(text, measured.getKey(), measured.getValue(), there, bootstrap);
      }
    }
    if (!any) {
      text.append("  They measured nothing in common.\n");
    }
    return text.toString();
  }

  private static void line(
      StringBuilder text, Subject subject, Clusters here, Clusters there, Bootstrap bootstrap) {
    Estimate ratio = bootstrap.ratioOfMedians(here, there);
    String interval =
        ratio
            .interval()
            .map(i -> String.format(Locale.ROOT, " [%.2f to %.2f]", i.low(), i.high()))
            .orElse("");
    text.append(
        String.format(
            Locale.ROOT,
            "  %s on %s, %s%n    A %.3f, B %.3f: A takes %.2f times as long%s, %s%n",
            subject.function(),
            subject.target(),
            subject.what(),
            bootstrap.median(here).value(),
            bootstrap.median(there).value(),
            ratio.value(),
            interval,
            verdict(ratio)));
  }

  private static String verdict(Estimate ratio) {
    return switch (Verdict.of(ratio.interval())) {
      case FASTER -> "faster";
      case SLOWER -> "slower";
      case NOT_DISTINGUISHABLE -> "not distinguishable";
      case TOO_LITTLE_DATA -> "too few processes";
    };
  }

  private static Map<Subject, Clusters> answered(List<Sample> samples) {
    Map<Subject, List<Sample>> bySubject =
        samples.stream()
            .filter(sample -> sample.ok() && sample.experiment() != Experiment.WARMUP)
            .collect(
                Collectors.groupingBy(
                    RunComparison::subject, LinkedHashMap::new, Collectors.toList()));
    Map<Subject, Clusters> clusters = new LinkedHashMap<>();
    bySubject.forEach((subject, answers) -> clusters.put(subject, Clusters.of(byProcess(answers))));
    return clusters;
  }

  private static Subject subject(Sample sample) {
    String what =
        sample.experiment() == Experiment.LOAD
            ? "load " + LoadSummaries.name(sample)
            : sample.experiment().label();
    return new Subject(sample.function(), sample.target(), what);
  }

  private static Collection<double[]> byProcess(List<Sample> answers) {
    return answers.stream()
        .collect(
            Collectors.groupingBy(
                Sample::process,
                TreeMap::new,
                Collectors.collectingAndThen(Collectors.toList(), Plot::latencies)))
        .values();
  }
}
