package io.faasduet.sebs.micro.sleep;

import io.faasduet.api.InvalidRequestException;

/**
 * How long to sleep.
 *
 * @param sleep seconds, at most {@value #MOST}
 */
public record SleepRequest(double sleep) {
  /** Longer than any platform lets an invocation take. */
  static final int MOST = 86_400;

  public SleepRequest {
    if (!(sleep >= 0 && sleep <= MOST)) {
      throw new InvalidRequestException(
          "field 'sleep' must be from 0 to %d seconds, not %s".formatted(MOST, sleep));
    }
  }
}
