package io.faasduet.server.snapshot;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;

/**
 * Calls of a server to its own health checks, over HTTP/1.1 and gRPC, so that a snapshot of the
 * process has what the first call of a protocol loads. They reach no function.
 */
public record PrimingCalls(Vertx vertx, int port) {
  /** An empty message, uncompressed. */
  private static final Buffer EMPTY_MESSAGE = Buffer.buffer(new byte[5]);

  /** Completes when both are answered; fails if one is not. */
  public Future<Void> make() {
    RequestOptions http = to(HttpMethod.GET, "/health/ready");
    RequestOptions grpc =
        to(HttpMethod.POST, "/grpc.health.v1.Health/Check")
            .putHeader("content-type", "application/grpc")
            .putHeader("te", "trailers");
    return call(HttpVersion.HTTP_1_1, http, Buffer.buffer())
        .compose(answered -> call(HttpVersion.HTTP_2, grpc, EMPTY_MESSAGE));
  }

  private RequestOptions to(HttpMethod method, String path) {
    return new RequestOptions().setMethod(method).setHost("127.0.0.1").setPort(port).setURI(path);
  }

  private Future<Void> call(HttpVersion version, RequestOptions options, Buffer body) {
    HttpClient client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setProtocolVersion(version)
                .setHttp2ClearTextUpgrade(false)
                .setConnectTimeout(1_000));
    return client
        .request(options.setTimeout(1_000))
        .compose(request -> request.send(body))
        .compose(HttpClientResponse::end)
        .eventually(client::close);
  }
}
