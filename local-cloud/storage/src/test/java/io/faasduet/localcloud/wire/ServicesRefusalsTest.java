package io.faasduet.localcloud.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.localcloud.storage.EmbeddedS3;
import io.faasduet.localcloud.tables.EmbeddedTables;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Services answer what no client of theirs sends in their protocols' forms. */
@Timeout(60)
class ServicesRefusalsTest {
  @Test
  void s3AnswersWithItsXml() throws Exception {
    try (EmbeddedS3 s3 = EmbeddedS3.start()) {
      for (String target : new String[] {"/%zz", "/bucket/%ff", "/bucket/key?prefix=%c3%28"}) {
        assertThat(ask(s3.endpoint(), target, ""))
            .startsWith("HTTP/1.1 400 Bad Request\r\n")
            .containsIgnoringCase("Content-Type: application/xml")
            .contains("<Error><Code>InvalidURI</Code><Message>");
      }
      assertThat(ask(s3.endpoint(), "/", "Content-Length: 1\r\nContent-Length: 2\r\n"))
          .startsWith("HTTP/1.1 400 ")
          .contains("<Code>InvalidRequest</Code>");
      assertThat(ask(s3.endpoint(), "/", "A: a\r\n".repeat(300)))
          .contains("<Code>RequestHeaderSectionTooLarge</Code>");
    }
  }

  @Test
  void tablesAnswerWithTheirJson() throws Exception {
    try (EmbeddedTables tables = EmbeddedTables.start()) {
      assertThat(ask(tables.endpoint(), "/%zz", ""))
          .startsWith("HTTP/1.1 400 Bad Request\r\n")
          .containsIgnoringCase("Content-Type: application/x-amz-json-1.0")
          .contains("{\"__type\":\"com.amazon.coral.service#SerializationException\",\"Message\":");
    }
  }

  private static String ask(URI service, String target, String fields) throws IOException {
    try (Socket socket = new Socket(service.getHost(), service.getPort())) {
      String host = "Host: " + service.getAuthority() + "\r\nConnection: close\r\n";
      socket
          .getOutputStream()
          .write(("GET " + target + " HTTP/1.1\r\n" + host + fields + "\r\n").getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }
}
