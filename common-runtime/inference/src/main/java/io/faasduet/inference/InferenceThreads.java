package io.faasduet.inference;

import io.faasduet.runtime.Settings;

/**
 * How inference shares the processors.
 *
 * @param perOperation threads that one operation of a network may be spread over: {@code
 *     DUET_THREADS}, by default as many as there are processors
 * @param pictures forward passes at the same time: {@code DUET_CONCURRENCY}, by default as many as
 *     there are processors
 */
record InferenceThreads(int perOperation, int pictures) {
  private static final int MOST = 1024;

  static InferenceThreads of(Settings settings) {
    int processors = Runtime.getRuntime().availableProcessors();
    return new InferenceThreads(
        (int) settings.number("DUET_THREADS", processors, 1, MOST),
        (int) settings.number("DUET_CONCURRENCY", processors, 1, MOST));
  }
}
