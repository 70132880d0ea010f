package io.faasduet.bench.platform;

import java.util.Optional;

/**
 * What is known of a function's right answers. It is asked after a request's latency was taken, by
 * one thread at a time.
 */
@FunctionalInterface
public interface AnswerCheck {
  /** The check that knows of none, and finds nothing wrong. */
  AnswerCheck NONE =
      new AnswerCheck() {
        @Override
        public boolean knowsAnswers() {
          return false;
        }

        @Override
        public Optional<String> fault(byte[] json) {
          return Optional.empty();
        }
      };

  /** Whether there are right answers and wrong ones: those to one request, which must be kept. */
  default boolean knowsAnswers() {
    return true;
  }

  /** What is wrong with an answer, a JSON object in UTF-8; empty if it is right. */
  Optional<String> fault(byte[] json);
}
