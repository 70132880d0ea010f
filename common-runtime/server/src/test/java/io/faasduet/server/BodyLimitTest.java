package io.faasduet.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BodyLimitTest {
  private static final int LIMIT = 1000;

  private ServedProbe served;

  @BeforeEach
  void serve() {
    served = new ServedProbe(Map.of("DUET_MAX_BODY_BYTES", "" + LIMIT));
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void takesABodyOfExactlyTheLimit() {
    String body = "{}" + " ".repeat(LIMIT - 2);

    assertThat(served.post(body).statusCode()).isEqualTo(200);
    assertThat(served.post(body + " ").statusCode()).isEqualTo(413);
  }

  @Test
  void refusesADeclaredLengthBeforeTheBodyComes() throws Exception {
    try (RawConnection raw = new RawConnection(served.server.port())) {
      raw.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999\r\n\r\n");

      assertThat(raw.readHead())
          .startsWith("HTTP/1.1 413 ")
          .contains("connection: close", "application/problem+json");
    }
  }

  @Test
  void refusesToLetABodyBeSentThatIsTooLarge() throws Exception {
    try (RawConnection raw = new RawConnection(served.server.port())) {
      raw.send(
          "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 1001\r\n\r\n");
      assertThat(raw.readHead()).startsWith("HTTP/1.1 413 ");
    }
    try (RawConnection raw = new RawConnection(served.server.port())) {
      raw.send("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
      assertThat(raw.readHead()).startsWith("HTTP/1.1 100 ");
      raw.send("{}");
      assertThat(raw.readHead()).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void stopsAChunkedBodyAtTheLimit() throws Exception {
    try (RawConnection raw = new RawConnection(served.server.port())) {
      raw.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
      raw.send("258\r\n" + " ".repeat(600) + "\r\n258\r\n" + " ".repeat(600) + "\r\n");

      assertThat(raw.readHead()).startsWith("HTTP/1.1 413 ");

      raw.send("0\r\n\r\n");
      assertThat(raw.readToEnd()).contains("TooLarge");
    }
  }

  @Test
  void answersClientsThatWouldSendMegabytesMore() {
    byte[] tenMegabytes = new byte[10 << 20];
    for (HttpClient.Version version : HttpClient.Version.values()) {
      assertThat(served.send(served.request("/").version(version).build()).statusCode())
          .isEqualTo(200);
      HttpRequest declared =
          served
              .request("/")
              .version(version)
              .POST(BodyPublishers.ofByteArray(tenMegabytes))
              .build();
      HttpRequest chunked =
          served
              .request("/")
              .version(version)
              .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tenMegabytes)))
              .build();

      assertThat(served.send(declared).statusCode()).as("%s", version).isEqualTo(413);
      assertThat(served.send(chunked).statusCode()).as("%s", version).isEqualTo(413);
    }
    HttpResponse<String> next = served.post("{}");
    assertThat(next.statusCode()).isEqualTo(200);
  }
}
