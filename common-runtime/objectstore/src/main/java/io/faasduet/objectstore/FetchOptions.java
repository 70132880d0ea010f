package io.faasduet.objectstore;

import java.time.Duration;

/**
 * How objects are fetched.
 *
 * @param partBytes how many bytes one request asks for
 * @param threads how many requests are under way at once
 */
record FetchOptions(int partBytes, int threads, Backoff backoff) {
  static final FetchOptions USUAL =
      new FetchOptions(16 << 20, 8, new Backoff(5, Duration.ofMillis(200)));

  /** Parts small enough that an interrupted download has lost little. */
  static final FetchOptions INTERACTIVE =
      new FetchOptions(4 << 20, 4, new Backoff(4, Duration.ofSeconds(1)));

  FetchOptions withFirstPause(Duration pause) {
    return new FetchOptions(partBytes, threads, new Backoff(backoff.attempts(), pause));
  }
}
