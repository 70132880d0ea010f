package io.faasduet.localcloud.lambda.execution;

import io.faasduet.localcloud.process.ProcessEnd;
import io.faasduet.runtime.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The outcome of an invocation: a response, an error, or the end of its process.
 *
 * @param payload the function's answer, or the error as Lambda's callers get it
 * @param failed whether the payload is an error
 * @param message what the service, rather than the function, says went wrong
 * @param remark what the REPORT line says of it
 */
public record InvocationOutcome(
    byte[] payload, boolean failed, Optional<String> message, Optional<String> remark) {
  private static final String TIMEOUT = "Status: timeout";

  private static final Map<Integer, String> SIGNALS =
      Map.of(
          4, "illegal instruction",
          6, "aborted",
          9, "killed",
          11, "segmentation fault",
          15, "terminated");

  static InvocationOutcome success(byte[] payload) {
    return new InvocationOutcome(payload, false, Optional.empty(), Optional.empty());
  }

  /** What the function threw, as its runtime wrote it. */
  static InvocationOutcome thrown(byte[] error) {
    return new InvocationOutcome(error, true, Optional.empty(), Optional.empty());
  }

  /** The runtime could not load the handler, and said why. */
  static InvocationOutcome initFailed(byte[] error, String errorType) {
    return new InvocationOutcome(
        error, true, Optional.empty(), Optional.of(errorRemark(errorType)));
  }

  /** Whether the function ran into its timeout. */
  public boolean isTimeout() {
    return remark.filter(TIMEOUT::equals).isPresent();
  }

  static InvocationOutcome timedOut(String requestId, long seconds) {
    String message = "Task timed out after " + seconds + ".00 seconds";
    return new InvocationOutcome(
        error("Sandbox.Timedout", "RequestId: " + requestId + " Error: " + message),
        true,
        Optional.of(message),
        Optional.of(TIMEOUT));
  }

  /** The runtime's process ended. */
  static InvocationOutcome exited(String requestId, ProcessEnd end) {
    String message =
        end.status() == 0
            ? "Runtime exited without providing a reason"
            : "Runtime exited with error: " + describe(end.status());
    String errorType = end.outOfMemory() ? "Runtime.OutOfMemory" : "Runtime.ExitError";
    return new InvocationOutcome(
        error(errorType, "RequestId: " + requestId + " Error: " + message),
        true,
        Optional.of(message),
        Optional.of(errorRemark(errorType)));
  }

  static InvocationOutcome tooLarge(int maxBytes) {
    String errorType = "Function.ResponseSizeTooLarge";
    String message =
        "Response payload size exceeded maximum allowed payload size (" + maxBytes + " bytes).";
    return new InvocationOutcome(
        error(errorType, message), true, Optional.of(message), Optional.of(errorRemark(errorType)));
  }

  private static String errorRemark(String errorType) {
    return "Status: error\tError Type: " + errorType;
  }

  private static byte[] error(String errorType, String message) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("errorType", errorType);
    error.put("errorMessage", message);
    return Json.write(error);
  }

  private static String describe(int status) {
    return SIGNALS.containsKey(status - 128)
        ? "signal: " + SIGNALS.get(status - 128)
        : "exit status " + status;
  }
}
