package io.faasduet.cli.bench;

import io.faasduet.bench.results.Sample;
import java.util.Optional;

/** A listener to the answers of a run, called by one thread at a time; it should be quick. */
@FunctionalInterface
public interface AnswerListener {
  /** The listener that does nothing. */
  AnswerListener NONE = (sample, json, failure) -> {};

  /**
   * A request has ended and its sample is on file.
   *
   * @param json the answer, which the sample may have found wrong; empty if there was none
   * @param failure a sentence on what went wrong, if it failed
   */
  void answered(Sample sample, Optional<byte[]> json, Optional<String> failure);
}
