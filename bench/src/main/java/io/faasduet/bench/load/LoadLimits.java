package io.faasduet.bench.load;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * The limits of a load generator.
 *
 * @param inFlight how many requests may be in flight; one that is due when there are so many fails
 *     as {@code not-sent}. Each holds a connection, or a stream of one, and memory for its answer
 * @param lagP99 a run is valid only if 99% of its requests were sent no later than this
 * @param interruptTimeout how long an interrupted run waits for those in flight
 */
public record LoadLimits(int inFlight, Duration lagP99, Duration interruptTimeout) {
  /** 4,096 in flight, 1 ms of lag, 2 s for those in flight. */
  public static final LoadLimits DEFAULT =
      new LoadLimits(4096, Duration.ofMillis(1), Duration.ofSeconds(2));

  public LoadLimits {
    requireNonNull(lagP99, "lagP99");
    requireNonNull(interruptTimeout, "interruptTimeout");
    if (inFlight < 1) {
      throw new IllegalArgumentException("at most " + inFlight + " requests in flight");
    }
  }
}
