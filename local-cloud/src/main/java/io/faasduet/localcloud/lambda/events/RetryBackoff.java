package io.faasduet.localcloud.lambda.events;

import java.time.Duration;

/** The delay before an event is tried again. */
public interface RetryBackoff {

  /**
   * After the function failed.
   *
   * @param retry which retry it is, from 1 on
   */
  Duration afterError(int retry);

  /**
   * After no environment was available.
   *
   * @param refusal which refusal it was, from 1 on
   */
  Duration afterThrottle(int refusal);

  /**
   * As AWS waits: a minute, then two, after an error; from a second up to five minutes while there
   * is no capacity. See "How Lambda handles errors and retries with asynchronous invocation" in its
   * guide.
   */
  static RetryBackoff ofAws() {
    return new RetryBackoff() {
      @Override
      public Duration afterError(int retry) {
        return Duration.ofMinutes(retry);
      }

      @Override
      public Duration afterThrottle(int refusal) {
        return Duration.ofSeconds(Math.min(300, 1L << Math.min(refusal - 1, 9)));
      }
    };
  }
}
