package io.faasduet.bench.election;

import java.util.Random;

/** How long a request to a store takes, drawn for each. */
@FunctionalInterface
public interface StoreDelay {

  /** Nanoseconds from sending a request to its answer, at least 0. */
  long nanos(Random random);

  /**
   * Log-normal about a median, with a standard deviation of the logarithm of a half, so that one in
   * a hundred takes three times as long.
   *
   * @param medianMillis above 0
   */
  static StoreDelay logNormal(double medianMillis) {
    return random -> Math.round(medianMillis * 1e6 * Math.exp(0.5 * random.nextGaussian()));
  }
}
