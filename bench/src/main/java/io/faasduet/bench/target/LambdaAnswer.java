package io.faasduet.bench.target;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what Lambda answers to an invocation. */
final class LambdaAnswer {
  private static final Pattern ERROR_TYPE = Pattern.compile("\"errorType\"\\s*:\\s*\"([^\"]+)\"");

  private LambdaAnswer() {}

  /**
   * A success or what the function threw.
   *
   * @param functionError {@code X-Amz-Function-Error}; present if the function threw
   * @param logResult {@code X-Amz-Log-Result}, the end of the log in Base64
   */
  static Answer read(
      Answerer answerer,
      Optional<String> functionError,
      Optional<String> logResult,
      byte[] payload,
      long latencyNanos) {
    if (functionError.isPresent()) {
      return new Answer.Failure(
          "lambda-" + errorType(payload), AnswerText.reason(payload, "errorMessage"));
    }
    LambdaLog log = LambdaLog.of(logResult);
    return AnswerText.checked(
        answerer, payload, latencyNanos, log.process(), log.maxMemoryBytes(), log.billed());
  }

  /** What the function threw, as far as a results file can hold its name. */
  private static String errorType(byte[] payload) {
    Matcher matcher = ERROR_TYPE.matcher(new String(payload, StandardCharsets.UTF_8));
    return matcher.find() ? matcher.group(1).replaceAll("[^\\w.-]", "-") : "Unknown";
  }
}
