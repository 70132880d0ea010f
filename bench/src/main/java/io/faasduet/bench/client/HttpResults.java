package io.faasduet.bench.client;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Reads responses of servers over HTTP. */
final class HttpResults {
  private HttpResults() {}

  /** The result by the status, the headers (looked up by name) and the body. */
  static InvocationResult read(
      ResponseContract contract,
      int status,
      Function<String, Optional<String>> header,
      byte[] body,
      long latencyNanos) {
    boolean succeeded =
        contract == ResponseContract.DUET_FUNCTION ? status == 200 : status / 100 == 2;
    if (!succeeded) {
      return new InvocationResult.Failure("http-" + status, ResponseChecks.reason(body, "detail"));
    }
    return ResponseChecks.checked(
        contract,
        body,
        latencyNanos,
        InstanceHeaders.read(header),
        OptionalLong.empty(),
        Optional.empty());
  }
}
