package io.faasduet.server;

import io.faasduet.api.FunctionException;
import io.faasduet.files.PercentEncoding;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;

/** The messages, status and trailing metadata of one gRPC call. */
final class GrpcResponse {
  /** Clients commonly take 8 KiB of metadata in all. */
  private static final int MAX_STATUS_MESSAGE_BYTES = 2048;

  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final Duration refused;

  GrpcResponse(HttpServerRequest request, Duration refused) {
    this.request = request;
    this.refused = refused;
    this.response = request.response();
    response.putHeader("content-type", "application/grpc");
  }

  /** Sends a message; more may follow. */
  void send(byte[] message) {
    response.write(Buffer.buffer(frame(message)));
  }

  /** Sends the last message and ends well. */
  void end(byte[] message, Map<String, String> metadata) {
    ending(metadata).end(Buffer.buffer(frame(message)));
  }

  /** The same for a message of any size. */
  void end(byte[] message, Map<String, String> metadata, UnreadAnswers answers, Runnable left) {
    ending(metadata);
    answers.send(request, frame(message), left);
  }

  private HttpServerResponse ending(Map<String, String> metadata) {
    metadata.forEach(response::putTrailer);
    return response.putTrailer("grpc-status", "0");
  }

  /** Ends without a further message. */
  void end(GrpcCode code, String message, Map<String, String> metadata) {
    MultiMap ending = response.headWritten() ? response.trailers() : response.headers();
    metadata.forEach(ending::set);
    ending.set("grpc-status", Integer.toString(code.number()));
    if (code != GrpcCode.OK) {
      ending.set(
          "grpc-message", PercentEncoding.GRPC_MESSAGE.encode(message, MAX_STATUS_MESSAGE_BYTES));
    }
    RequestBody.tolerateUnread(request, refused);
    response.end();
  }

  /** Ends with what a failure means in gRPC. */
  void fail(FunctionException failure, Map<String, String> metadata) {
    end(GrpcCode.of(failure.failure()), String.valueOf(failure.getMessage()), metadata);
  }

  boolean open() {
    return !response.ended() && !response.closed();
  }

  private static byte[] frame(byte[] message) {
    return ByteBuffer.allocate(5 + message.length)
        .put((byte) 0)
        .putInt(message.length)
        .put(message)
        .array();
  }
}
