package io.faasduet.localcloud.lambda.execution;

import io.faasduet.localcloud.process.ProcessEnd;
import io.faasduet.localcloud.process.ShownText;
import java.nio.charset.StandardCharsets;

/** The result of a runtime's INIT phase. */
public sealed interface InitResult {

  /** It asked for its first invocation. */
  record Ready(long nanos) implements InitResult {}

  /** It reported an error, such as the handler's constructor throwing. */
  record Refused(byte[] error, String errorType) implements InitResult {
    @Override
    public String toString() {
      return ShownText.inLine(errorType + ": " + new String(error, StandardCharsets.UTF_8));
    }
  }

  /** Its process ended. */
  record Exited(ProcessEnd end) implements InitResult {}

  /** It took too long. */
  record TimedOut() implements InitResult {}
}
