package io.faasduet.bench.results;

import java.util.Locale;

/** Why a request was made. */
public enum Experiment {
  /** The first request of a new process. */
  COLD,
  /** A request that only makes its process steady, or rehearses the run. Never part of a figure. */
  WARMUP,
  /** A request to a process that is warmed up. */
  WARM,
  /** A request of a load: sent when it was due, whatever else was under way. */
  LOAD;

  /** The name in files: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The experiment of that label.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Experiment of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
