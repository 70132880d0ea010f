package io.faasduet.bench.platform;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Reads what came back over HTTP from a function's server. */
final class HttpResults {
  private HttpResults() {}

  /** A success or a failure, by its status, its headers (looked up by name) and its body. */
  static InvocationResult read(
      ResponseContract answerer,
      int status,
      Function<String, Optional<String>> header,
      byte[] body,
      long latencyNanos,
      OptionalLong residentBytes) {
    boolean succeeded =
        answerer == ResponseContract.DUET_FUNCTION ? status == 200 : status / 100 == 2;
    if (!succeeded) {
      return new InvocationResult.Failure("http-" + status, ResponseChecks.reason(body, "detail"));
    }
    Optional<InvocationResult.Process> process = InstanceHeaders.read(header);
    return ResponseChecks.checked(
        answerer, body, latencyNanos, process, residentBytes, Optional.empty());
  }
}
