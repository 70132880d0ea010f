package io.faasduet.bench.client;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads responses of Lambda's Invoke operation. */
final class LambdaResults {
  private static final Pattern ERROR_TYPE = Pattern.compile("\"errorType\"\\s*:\\s*\"([^\"]+)\"");

  private LambdaResults() {}

  /**
   * A success or what the function threw.
   *
   * @param functionError {@code X-Amz-Function-Error}; present if the function threw
   * @param logResult {@code X-Amz-Log-Result}, the end of the log in Base64
   */
  static InvocationResult read(
      Optional<String> functionError,
      Optional<String> logResult,
      byte[] payload,
      long latencyNanos) {
    if (functionError.isPresent()) {
      return new InvocationResult.Failure(
          "lambda-" + errorType(payload), ResponseChecks.reason(payload, "errorMessage"));
    }
    LambdaLog log = LambdaLog.of(logResult);
    return ResponseChecks.checked(
        ResponseContract.DUET_FUNCTION,
        payload,
        latencyNanos,
        log.instance(),
        log.maxMemoryBytes(),
        log.billed());
  }

  /** What the function threw, as far as a results file can hold its name. */
  private static String errorType(byte[] payload) {
    Matcher matcher = ERROR_TYPE.matcher(new String(payload, StandardCharsets.UTF_8));
    return matcher.find() ? matcher.group(1).replaceAll("[^\\w.-]", "-") : "Unknown";
  }
}
