package io.faasduet.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Frames that gRPC's own client cannot send, over HTTP/2 itself. */
class MalformedGrpcTest {
  private final ServedProbe served = new ServedProbe();
  private final Vertx vertx = Vertx.vertx();
  private final HttpClient http =
      vertx.createHttpClient(
          new HttpClientOptions()
              .setProtocolVersion(HttpVersion.HTTP_2)
              .setHttp2ClearTextUpgrade(false));

  @AfterEach
  void stop() {
    vertx.close();
    served.close();
  }

  /** The status of a call: its code, and its message as it is sent. */
  private record Status(String code, String message) {}

  @Test
  void aWholeMessageIsAnswered() throws Exception {
    assertThat(call("identity", message(0, 0)).code()).isEqualTo("0");
  }

  @Test
  void aCompressedMessageNeedsItsEncoding() throws Exception {
    assertRefused(call("identity", message(1, 3)), "compressed, but grpc-encoding is not gzip");
  }

  @Test
  void aMessageIsCompressedOrNot() throws Exception {
    assertRefused(call("gzip", message(2, 0)), "not with 2");
    assertRefused(call("identity", message(255, 0)), "not with 255");
  }

  @Test
  void bytesThatAreNotGzipAreRefused() throws Exception {
    assertRefused(call("gzip", message(1, 3)), "a message is not gzip");
  }

  @Test
  void aMessageThatIsCutShortIsRefused() throws Exception {
    assertRefused(call("identity", message(0, 3).getBuffer(0, 6)), "the last message is cut short");
  }

  @Test
  void aUnaryMethodTakesOneMessage() throws Exception {
    Buffer two = message(0, 0).appendBuffer(message(0, 0));
    assertRefused(call("identity", two), "the method takes one message");
    assertRefused(call("identity", Buffer.buffer()), "the method takes one message");
  }

  @Test
  void aTimeoutThatIsNoneIsRefused() throws Exception {
    assertRefused(call("identity", "-1S", message(0, 0)), "grpc-timeout must be");
    assertRefused(call("identity", "x", message(0, 0)), "grpc-timeout must be");
    assertThat(call("identity", "30S", message(0, 0)).code()).isEqualTo("0");
  }

  private static void assertRefused(Status status, String says) {
    assertThat(status.code()).as(status.message()).isEqualTo("3");
    assertThat(status.message()).contains(says);
  }

  /** A frame with so many zero bytes. */
  private static Buffer message(int flag, int length) {
    return Buffer.buffer().appendByte((byte) flag).appendInt(length).appendBytes(new byte[length]);
  }

  private Status call(String encoding, Buffer body) throws Exception {
    return call(encoding, "60S", body);
  }

  private Status call(String encoding, String timeout, Buffer body) throws Exception {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setHost("127.0.0.1")
            .setPort(served.server.port())
            .setURI("/duet.v1.FunctionService/Invoke")
            .putHeader("content-type", "application/grpc")
            .putHeader("grpc-encoding", encoding)
            .putHeader("grpc-timeout", timeout)
            .putHeader("te", "trailers");
    return http.request(options)
        .compose(request -> request.send(body))
        .compose(response -> response.body().map(all -> status(response)))
        .toCompletionStage()
        .toCompletableFuture()
        .get(60, TimeUnit.SECONDS);
  }

  private static Status status(HttpClientResponse response) {
    String code = response.getHeader("grpc-status");
    return code == null
        ? new Status(response.getTrailer("grpc-status"), "" + response.getTrailer("grpc-message"))
        : new Status(code, "" + response.getHeader("grpc-message"));
  }
}
