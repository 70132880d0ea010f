package io.faasduet.bench.target;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Reads what came back over HTTP from a function's server. */
final class HttpAnswer {
  private HttpAnswer() {}

  /** A success or a failure, by its status, its headers (looked up by name) and its body. */
  static Answer read(
      Answerer answerer,
      int status,
      Function<String, Optional<String>> header,
      byte[] body,
      long latencyNanos,
      OptionalLong residentBytes) {
    boolean succeeded = answerer == Answerer.DUET_FUNCTION ? status == 200 : status / 100 == 2;
    if (!succeeded) {
      return new Answer.Failure("http-" + status, AnswerText.reason(body, "detail"));
    }
    Optional<Answer.Process> process = ProcessHeaders.read(header);
    return AnswerText.checked(
        answerer, body, latencyNanos, process, residentBytes, Optional.empty());
  }
}
