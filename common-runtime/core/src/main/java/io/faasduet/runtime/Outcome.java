package io.faasduet.runtime;

import static java.util.Objects.requireNonNull;

/** What became of one request among several that were answered in one go. */
public sealed interface Outcome<T> {

  /** It was answered. */
  record Success<T>(T value) implements Outcome<T> {
    public Success {
      requireNonNull(value, "value");
    }
  }

  /** It failed, and the others did not. */
  record Failed<T>(FunctionException failure) implements Outcome<T> {
    public Failed {
      requireNonNull(failure, "failure");
    }
  }
}
