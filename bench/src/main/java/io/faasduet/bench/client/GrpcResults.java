package io.faasduet.bench.client;

import io.faasduet.files.PercentEncoding;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads responses of servers over gRPC. */
final class GrpcResults {
  /** The names of gRPC's status codes, by code. */
  private static final List<String> CODES =
      List.of(
          "ok",
          "cancelled",
          "unknown",
          "invalid-argument",
          "deadline-exceeded",
          "not-found",
          "already-exists",
          "permission-denied",
          "resource-exhausted",
          "failed-precondition",
          "aborted",
          "out-of-range",
          "unimplemented",
          "internal",
          "unavailable",
          "data-loss",
          "unauthenticated");

  private GrpcResults() {}

  /**
   * The result by the status that the trailers hold; a response that has none is from something
   * before the server, and HTTP's status says what happened.
   */
  static InvocationResult read(
      ResponseContract contract,
      Http2Headers head,
      byte[] body,
      Http2Headers trailers,
      long latencyNanos) {
    Optional<String> status = field(trailers, "grpc-status");
    if (status.isEmpty()) {
      return withoutStatus(head);
    } else if (!status.get().equals("0")) {
      return failure(name(status.get()), field(trailers, "grpc-message"));
    }
    return ResponseChecks.checked(
        contract,
        InvokeMessage.payload(body),
        latencyNanos,
        InstanceHeaders.read(name -> field(trailers, name)),
        OptionalLong.empty(),
        Optional.empty());
  }

  private static InvocationResult.Failure withoutStatus(Http2Headers head) {
    String status = String.valueOf(head.status());
    return new InvocationResult.Failure(
        status.equals("200") ? InvocationResult.Failure.BAD_ANSWER : "http-" + status,
        "the response has no grpc-status, so it is not gRPC's");
  }

  private static InvocationResult.Failure failure(String code, Optional<String> message) {
    String kind =
        code.equals("deadline-exceeded") ? InvocationResult.Failure.TIMEOUT : "grpc-" + code;
    return new InvocationResult.Failure(kind, message.map(GrpcResults::decoded).orElse(code));
  }

  /** As it stands, where it is not encoded as gRPC asks. */
  private static String decoded(String message) {
    try {
      return PercentEncoding.decode(message);
    } catch (IllegalArgumentException e) {
      return message;
    }
  }

  private static String name(String status) {
    try {
      return CODES.get(Integer.parseInt(status));
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      return "unknown"; // as gRPC has it of codes that it does not know
    }
  }

  private static Optional<String> field(Http2Headers fields, String name) {
    return Optional.ofNullable(fields.get(name)).map(CharSequence::toString);
  }
}
