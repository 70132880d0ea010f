package io.faasduet.inference.natives;

import io.faasduet.api.Settings;

/**
 * The threads that inference uses.
 *
 * @param perOperation threads that one operation of a network may be spread over: {@code
 *     DUET_THREADS}, 1 to 1024, by default as many as there are processors
 * @param images forward passes at the same time: {@code DUET_CONCURRENCY}, but no more than there
 *     are processors, since further ones would only slow each other down
 */
public record InferenceThreads(int perOperation, int images) {

  public static InferenceThreads of(Settings settings) {
    int processors = Runtime.getRuntime().availableProcessors();
    long concurrency = settings.number("DUET_CONCURRENCY", processors, 1, 10_000);
    return new InferenceThreads(
        (int) settings.number("DUET_THREADS", processors, 1, 1024),
        (int) Math.min(concurrency, processors));
  }
}
