package io.faasduet.bench.target;

import java.util.Optional;

/** The execution environments of one Lambda function. */
public interface LambdaProcesses {

  /** Retires them all: the next invocation meets a new one. */
  void recycle();

  /** When the steps of the last start happened, where that can be told. */
  default Optional<StartSteps> lastStart() {
    return Optional.empty();
  }
}
