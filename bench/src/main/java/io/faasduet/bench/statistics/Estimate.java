package io.faasduet.bench.statistics;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A figure and how far it can be trusted.
 *
 * @param value the figure
 * @param interval where the true value lies, 19 times in 20; empty if there is too little to say
 */
public record Estimate(double value, Optional<Interval> interval) {
  public Estimate {
    requireNonNull(interval, "interval");
  }
}
