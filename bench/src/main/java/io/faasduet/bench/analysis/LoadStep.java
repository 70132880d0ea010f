package io.faasduet.bench.analysis;

import io.faasduet.bench.results.Sample;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The load that a sample belongs to, as its step says: {@code NAME on TARGET}, or {@code NAME #2 on
 * TARGET} of a load that is repeated.
 *
 * @param name what the plan calls the load
 * @param repetition which repetition it was, from 1; 0 if the load was put on the target once
 */
public record LoadStep(String name, int repetition) {
  private static final Pattern REPEATED = Pattern.compile("(.+) #(\\d{1,6})");

  /** The load of a sample. */
  public static LoadStep of(Sample sample) {
    return of(sample.step(), sample.target());
  }

  static LoadStep of(String step, String target) {
    String suffix = " on " + target;
    String name = step.endsWith(suffix) ? step.substring(0, step.length() - suffix.length()) : step;
    Matcher repeated = REPEATED.matcher(name);
    return repeated.matches()
        ? new LoadStep(repeated.group(1), Integer.parseInt(repeated.group(2)))
        : new LoadStep(name, 0);
  }
}
