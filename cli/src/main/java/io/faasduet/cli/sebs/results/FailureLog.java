package io.faasduet.cli.sebs.results;

import io.faasduet.bench.results.Sample;
import io.faasduet.cli.bench.AnswerListener;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What went wrong in a run, by its experiments. Used by one thread at a time. */
public final class FailureLog implements AnswerListener {
  private final Function<Sample, String> experiment;
  private final Map<String, List<String>> lines = new LinkedHashMap<>();
  private final TimeoutAdvice advice = new TimeoutAdvice();

  /** Of experiments to which samples belong by that function. */
  public FailureLog(Function<Sample, String> experiment) {
    this.experiment = experiment;
  }

  @Override
  public void answered(Sample sample, Optional<byte[]> json, Optional<String> failure) {
    if (!InvocationJson.answered(sample)) {
      advice.note(sample);
      lines
          .computeIfAbsent(experiment.apply(sample), unseen -> new ArrayList<>())
          .add(
              "%s  request %d of '%s'  instance %s  %s%s"
                  .formatted(
                      sample.start(),
                      sample.sequence(),
                      sample.step(),
                      sample.instance().isEmpty() ? "-" : sample.instance(),
                      sample.status(),
                      failure.map(text -> ": " + text).orElse("")));
    }
  }

  /**
   * Puts the lines of each experiment into its log, and says where they are.
   *
   * @param place the directory of the run
   * @return whether anything went wrong
   */
  public boolean report(Path place, PrintWriter err) {
    lines()
        .forEach(
            (name, own) ->
                err.printf(
                    "duet: %d invocations of %s failed; see %s%s%n",
                    own.size(), name, EarlyDirectory.log(place, name, own), advice.text()));
    return !lines.isEmpty();
  }

  /** The lines of each experiment that has failures. */
  public Map<String, List<String>> lines() {
    return Map.copyOf(lines);
  }
}
