package io.faasduet.server;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpVersionsTest {
  private ServedProbe served;

  @BeforeEach
  void serve() {
    served = new ServedProbe();
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void speaksHttp11() {
    HttpResponse<String> response = served.post("{}");

    assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    assertThat(response.statusCode()).isEqualTo(200);
  }

  @Test
  void upgradesToHttp2WithABodyAndWithout() {
    String megabyte = "{\"size\":3}" + " ".repeat(1 << 20);
    var http2 = served.request("/").version(HttpClient.Version.HTTP_2);

    HttpResponse<String> first =
        served.send(http2.copy().POST(BodyPublishers.ofString(megabyte)).build());
    HttpResponse<String> second = served.send(http2.copy().GET().build());

    assertThat(first.version()).isEqualTo(HttpClient.Version.HTTP_2);
    assertThat(first.body()).contains("\"data\":\"xxx\"");
    assertThat(first.headers().firstValue("x-duet-instance")).isPresent();
    assertThat(second.version()).isEqualTo(HttpClient.Version.HTTP_2);
    assertThat(second.statusCode()).isEqualTo(200);
  }

  @Test
  void speaksHttp2ToThoseWhoKnowItDoes() throws Exception {
    Vertx vertx = Vertx.vertx();
    try {
      HttpClientAgent client =
          vertx.createHttpClient(
              new HttpClientOptions()
                  .setProtocolVersion(HttpVersion.HTTP_2)
                  .setHttp2ClearTextUpgrade(false));

      Buffer body =
          client
              .request(HttpMethod.POST, served.server.port(), "127.0.0.1", "/")
              .compose(request -> request.send("{\"size\":3}"))
              .compose(response -> response.body())
              .toCompletionStage()
              .toCompletableFuture()
              .get(30, SECONDS);

      assertThat(body.toString()).contains("\"data\":\"xxx\"");
    } finally {
      vertx.close();
    }
  }

  @Test
  void isNotDisturbedByGarbage() throws Exception {
    try (RawConnection open = new RawConnection(served.server.port());
        RawConnection garbage = new RawConnection(served.server.port());
        RawConnection preface = new RawConnection(served.server.port());
        RawConnection tooLong = new RawConnection(served.server.port())) {
      open.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Le");
      garbage.send(
          new byte[] {0x16, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc, 3, 3, '\r', '\n', '\r', '\n'});
      preface.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\nthis is no frame of HTTP/2 at all");
      tooLong.send("GET /" + "a".repeat(20_000) + " HTTP/1.1\r\n\r\n");

      assertThat(garbage.readHead()).contains(" 400 ");
      assertThat(tooLong.readHead()).contains(" 414 ");
      preface.readToEnd();
      assertThat(served.post("{}").statusCode()).isEqualTo(200);
      open.send("ngth: 2\r\n\r\n{}");
      assertThat(open.readHead()).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void doesNotTakeGrpcOverHttp11() {
    HttpResponse<String> response =
        served.send(
            served
                .request("/duet.v1.FunctionService/Invoke")
                .header("Content-Type", "application/grpc")
                .POST(BodyPublishers.ofString("\0\0\0\0\0"))
                .build());

    assertThat(response.statusCode()).isEqualTo(404);
  }
}
