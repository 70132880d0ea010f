package io.faasduet.bench.platform;

import java.util.Optional;

/**
 * What is known of a function's right answers. It is asked after a request's latency was taken, by
 * one thread at a time.
 */
@FunctionalInterface
public interface AnswerCheck {
  /** The check that finds nothing wrong. */
  AnswerCheck NONE = json -> Optional.empty();

  /** What is wrong with an answer, a JSON object in UTF-8; empty if it is right. */
  Optional<String> fault(byte[] json);
}
