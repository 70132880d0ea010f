package io.faasduet.bench.analysis;

import io.faasduet.bench.results.JsonFile;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleFile;
import io.faasduet.bench.results.SampleKind;
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
   * Two lines for all that both runs measured, as text of at most 80 columns: both medians in
   * milliseconds, and the ratio of B's over A's with its 95% interval.
   *
   * @param before the directory of A, the run that the other one is compared with
   * @param after the directory of B
   * @throws io.faasduet.bench.results.ResultsException if one of the directories holds no run
   */
  public static String render(Path before, Path after) {
    Run run = JsonFile.read(after.resolve(JsonFile.RUN), Run.class);
    Bootstrap bootstrap = new Bootstrap(run.seed(), RESAMPLES);
    Map<Subject, Clusters> first = answered(SampleFile.read(before));
    Map<Subject, Clusters> second = answered(SampleFile.read(after));
    StringBuilder text = new StringBuilder();
    text.append("A is ").append(before).append(", B is ").append(after);
    text.append("; medians in milliseconds\n");
    boolean any = false;
    for (Map.Entry<Subject, Clusters> measured : first.entrySet()) {
      Clusters again = second.get(measured.getKey());
      if (again != null) {
        any = true;
        lines(text, measured.getKey(), measured.getValue(), again, bootstrap);
      }
    }
    if (!any) {
      text.append("  They measured nothing in common.\n");
    }
    return text.toString();
  }

  private static void lines(
      StringBuilder text, Subject subject, Clusters a, Clusters b, Bootstrap bootstrap) {
    Estimate ratio = bootstrap.ratioOfMedians(b, a);
    String interval =
        ratio
            .interval()
            .map(i -> String.format(Locale.ROOT, " [%.2f to %.2f]", i.low(), i.high()))
            .orElse("");
    text.append(
        String.format(
            Locale.ROOT,
            "  %s on %s, %s%n    A %.3f, B %.3f: B takes %.2f times as long%s, %s%n",
            subject.function(),
            subject.target(),
            subject.what(),
            bootstrap.median(a).value(),
            bootstrap.median(b).value(),
            ratio.value(),
            interval,
            verdict(ratio)));
  }

  private static String verdict(Estimate ratio) {
    return switch (Verdict.of(ratio.interval())) {
      case FASTER -> "faster";
      case SLOWER -> "slower";
      case NOT_DISTINGUISHABLE -> "not significant";
      case TOO_LITTLE_DATA -> "too few instances";
    };
  }

  private static Map<Subject, Clusters> answered(List<Sample> samples) {
    Map<Subject, List<Sample>> bySubject =
        samples.stream()
            .filter(sample -> sample.ok() && sample.experiment() != SampleKind.WARMUP)
            .collect(
                Collectors.groupingBy(
                    RunComparison::subject, LinkedHashMap::new, Collectors.toList()));
    Map<Subject, Clusters> clusters = new LinkedHashMap<>();
    bySubject.forEach((subject, answers) -> clusters.put(subject, Clusters.of(byProcess(answers))));
    return clusters;
  }

  private static Subject subject(Sample sample) {
    String what =
        sample.experiment() == SampleKind.LOAD
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
                Collectors.collectingAndThen(Collectors.toList(), Latencies::of)))
        .values();
  }
}
