package io.faasduet.bench.experiment;

import java.util.Optional;

/** A part of an experiment that is done, or done again from its beginning when a run is resumed. */
public interface ExperimentStep {

  /** The step's name in the samples, such as {@code trial 3}. */
  String name();

  /** The function of its samples, if they are all of one. */
  default Optional<String> function() {
    return Optional.empty();
  }

  /** The step's name among all steps of the run. */
  default String id() {
    return function().map(label -> label + ", ").orElse("") + name();
  }

  /** Whether a resumed run repeats it before the steps that are left, as it warms up for them. */
  default boolean preparesOthers() {
    return false;
  }

  /** Announces what is to be done. */
  void announce(ProgressEstimator progress);

  /**
   * Measures.
   *
   * @throws java.util.concurrent.CancellationException if the thread is interrupted, or this JVM is
   *     ending
   */
  void run(Measurement measurement);
}
