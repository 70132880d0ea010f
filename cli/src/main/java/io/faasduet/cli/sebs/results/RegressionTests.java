package io.faasduet.cli.sebs.results;

import io.faasduet.bench.results.Sample;
import io.faasduet.cli.bench.AnswerListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Benchmarks that are tested by an invocation each, and which of them failed. */
public final class RegressionTests implements AnswerListener {
  private final List<String> failures = new ArrayList<>();
  private int tests;

  @Override
  public void answered(Sample sample, Optional<byte[]> json, Optional<String> failure) {
    if (InvocationJson.answered(sample)) {
      tests++;
    } else {
      failed(
          sample.function() + " on " + sample.target(),
          sample.status() + failure.map(text -> ": " + text).orElse(""));
    }
  }

  /** A test that failed, with a sentence on why. */
  public void failed(String test, String why) {
    tests++;
    failures.add(test + ": " + why);
  }

  /** Whether there were tests, and all of them passed. */
  public boolean passed() {
    return tests > 0 && failures.isEmpty();
  }

  /** What came of them. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>(failures.stream().map(text -> "failed: " + text).toList());
    lines.add(
        "%d of %d tests passed".formatted(tests - failures.size(), tests)
            + (tests == 0 ? ": none was run" : ""));
    return lines;
  }
}
