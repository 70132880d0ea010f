package io.faasduet.bench.experiment;

import io.faasduet.bench.results.Sample;
import java.time.Duration;
import java.util.Optional;

/** A listener to the progress of a run, called on the thread that runs it; it should be quick. */
public interface RunListener {
  /** A listener that does nothing. */
  RunListener SILENT = new RunListener() {};

  /**
   * A request was made and its sample is on file.
   *
   * @param detail a sentence on what went wrong, if it failed
   */
  default void sampled(Sample sample, Optional<String> detail) {}

  /**
   * Whether it counts the requests, so that none are made but the experiment's own: other runs may
   * make some that prepare this machine.
   */
  default boolean countsRequests() {
    return false;
  }

  /** A step is done: a cold start, a warm-up, one block of warm calls, or a load. */
  default void progressed(Progress progress) {}

  /**
   * How far a run is.
   *
   * @param done how many steps are done
   * @param total how many there are
   * @param remaining how long the others will take, going by those done; empty until each kind of
   *     step has been seen
   */
  record Progress(int done, int total, Optional<Duration> remaining) {}
}
