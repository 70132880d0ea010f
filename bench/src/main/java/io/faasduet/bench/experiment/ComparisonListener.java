package io.faasduet.bench.experiment;

import io.faasduet.bench.results.Sample;
import java.time.Duration;
import java.util.Optional;

/** Hears how a comparison gets on, on the thread that runs it; it should be quick. */
public interface ComparisonListener {
  /** A listener that does nothing. */
  ComparisonListener SILENT = new ComparisonListener() {};

  /**
   * A request was made and its sample is on file.
   *
   * @param detail a sentence on what went wrong, if it failed
   */
  default void sampled(Sample sample, Optional<String> detail) {}

  /** A step is done: a cold start, the warm-up of one process, or one block of warm calls. */
  default void progressed(Progress progress) {}

  /**
   * How far a comparison is.
   *
   * @param done how many steps are done
   * @param total how many there are
   * @param remaining how long the others will take, going by those done; empty until each kind of
   *     step has been seen
   */
  record Progress(int done, int total, Optional<Duration> remaining) {}
}
