package io.faasduet.bench.analysis;

import io.faasduet.bench.results.JsonFile;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleFile;
import io.faasduet.bench.results.SampleKind;
import io.faasduet.bench.statistics.Bootstrap;
import io.faasduet.bench.statistics.Estimate;
import io.faasduet.bench.statistics.Ratio;
import io.faasduet.bench.statistics.SampledMedian;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A comparison of two runs: what became faster or slower, by the rules of a page. Its verdicts hold
 * together, and there are none on too few instances or on runs that failed.
 */
public final class RunComparison {
  private RunComparison() {}

  /** What is compared: the answers of one function on one target to one kind of request. */
  private record Subject(String function, String target, String what) {}

  /** The same subject in both runs. */
  private record Twice(Subject subject, Answers before, Answers after) {}

  /**
   * Two lines or more for all that both runs measured, as text of at most 80 columns: both medians
   * in milliseconds, and the ratio of B's over A's with its 95% interval.
   *
   * @param before the directory of A, the run that the other one is compared with
   * @param after the directory of B
   * @throws io.faasduet.bench.results.ResultsException if one of the directories holds no run
   */
  public static String render(Path before, Path after) {
    Run run = JsonFile.read(after.resolve(JsonFile.RUN), Run.class);
    List<Twice> common = common(before, after);
    Bootstrap bootstrap = Bootstrap.ofPage(run.seed(), common.size());
    List<ComparisonFamily.Pair> pairs =
        common.stream().map(twice -> pair(twice, bootstrap)).toList();
    List<Judgement> judgements = ComparisonFamily.judge(pairs);
    StringBuilder text = new StringBuilder();
    text.append("A is ").append(before).append(", B is ").append(after);
    text.append("; medians in milliseconds\n");
    for (int i = 0; i < common.size(); i++) {
      lines(text, common.get(i), pairs.get(i), judgements.get(i));
    }
    if (common.isEmpty()) {
      text.append("  They measured nothing in common.\n");
    }
    return text.toString();
  }

  private static List<Twice> common(Path before, Path after) {
    Map<Subject, Answers> first = answers(before);
    Map<Subject, Answers> second = answers(after);
    List<Twice> common = new ArrayList<>();
    first.forEach(
        (subject, answers) -> {
          Answers again = second.get(subject);
          if (again != null && !answers.ok().isEmpty() && !again.ok().isEmpty()) {
            common.add(new Twice(subject, answers, again));
          }
        });
    return common;
  }

  private static ComparisonFamily.Pair pair(Twice twice, Bootstrap bootstrap) {
    SampledMedian a = bootstrap.median(twice.before().clusters().orElseThrow());
    SampledMedian b = bootstrap.median(twice.after().clusters().orElseThrow());
    return new ComparisonFamily.Pair(twice.before().side(), twice.after().side(), b.over(a));
  }

  private static void lines(
      StringBuilder text, Twice twice, ComparisonFamily.Pair pair, Judgement judgement) {
    Estimate ratio = pair.contrast().ratio();
    String interval =
        ratio
            .interval()
            .map(i -> String.format(Locale.ROOT, " [%.2f to %.2f]", i.low(), i.high()))
            .orElse("");
    text.append(
        String.format(
            Locale.ROOT,
            "  %s on %s, %s%n    A %.3f, B %.3f: B takes %s times as long%s%s%n",
            twice.subject().function(),
            twice.subject().target(),
            twice.subject().what(),
            twice.before().clusters().orElseThrow().median(),
            twice.after().clusters().orElseThrow().median(),
            Ratio.text(ratio.value(), 2),
            interval,
            verdict(ratio, judgement)));
  }

  private static String verdict(Estimate ratio, Judgement judgement) {
    return switch (judgement.conclusion()) {
      case DIFFERENT -> ratio.value() < 1 ? ", faster" : ", slower";
      case NOT_SIGNIFICANT -> ", not significant";
      case TOO_NEAR, CANNOT_SHOW, TOO_FEW_INSTANCES, ONE_INSTANCE, INVALID ->
          "\n    " + judgement.reason();
    };
  }

  private static Map<Subject, Answers> answers(Path directory) {
    Run run = JsonFile.read(directory.resolve(JsonFile.RUN), Run.class);
    Map<Subject, List<Sample>> bySubject =
        SampleFile.read(directory).stream()
            .filter(sample -> sample.experiment() != SampleKind.WARMUP)
            .collect(
                Collectors.groupingBy(
                    RunComparison::subject, LinkedHashMap::new, Collectors.toList()));
    Map<Subject, Answers> answers = new LinkedHashMap<>();
    bySubject.forEach(
        (subject, requests) -> answers.put(subject, Answers.of(run, subject.target(), requests)));
    return answers;
  }

  private static Subject subject(Sample sample) {
    String what =
        sample.experiment() == SampleKind.LOAD
            ? "load " + LoadStep.of(sample).name()
            : sample.experiment().label();
    return new Subject(sample.function(), sample.target(), what);
  }
}
