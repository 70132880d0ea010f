package io.faasduet.server;

import io.faasduet.api.FunctionException;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The messages, status and trailing metadata of one gRPC call. */
final class GrpcResponse {
  /** Clients commonly take 8 KiB of metadata in all. */
  private static final int MAX_STATUS_MESSAGE_BYTES = 2048;

  private final HttpServerRequest request;
  private final HttpServerResponse response;

  GrpcResponse(HttpServerRequest request) {
    this.request = request;
    this.response = request.response();
    response.putHeader("content-type", "application/grpc");
  }

  /** Sends a message; more may follow. */
  void send(byte[] message) {
    response.write(frame(message));
  }

  /** Sends the last message and ends well. */
  void end(byte[] message, Map<String, String> metadata) {
    metadata.forEach(response::putTrailer);
    response.putTrailer("grpc-status", "0").end(frame(message));
  }

  /** Ends without a further message. */
  void end(GrpcCode code, String message, Map<String, String> metadata) {
    MultiMap ending = response.headWritten() ? response.trailers() : response.headers();
    metadata.forEach(ending::set);
    ending.set("grpc-status", Integer.toString(code.number()));
    if (code != GrpcCode.OK) {
      ending.set("grpc-message", percentEncoded(message));
    }
    LateUpload.tolerate(request);
    response.end();
  }

  /** Ends with what a failure means in gRPC. */
  void fail(FunctionException failure, Map<String, String> metadata) {
    end(GrpcCode.of(failure.failure()), String.valueOf(failure.getMessage()), metadata);
  }

  boolean open() {
    return !response.ended() && !response.closed();
  }

  private static Buffer frame(byte[] message) {
    return Buffer.buffer(5 + message.length)
        .appendByte((byte) 0)
        .appendInt(message.length)
        .appendBytes(message);
  }

  private static String percentEncoded(String message) {
    byte[] utf8 = message.getBytes(StandardCharsets.UTF_8);
    StringBuilder text = new StringBuilder(utf8.length);
    for (int i = 0; i < utf8.length && text.length() < MAX_STATUS_MESSAGE_BYTES; i++) {
      if (utf8[i] < ' ' || utf8[i] > '~' || utf8[i] == '%') {
        text.append('%').append(hex(utf8[i] >> 4)).append(hex(utf8[i]));
      } else {
        text.append((char) utf8[i]);
      }
    }
    return text.toString();
  }

  private static char hex(int nibble) {
    return Character.toUpperCase(Character.forDigit(nibble & 0xf, 16));
  }
}
