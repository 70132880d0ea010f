package io.faasduet.localcloud;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.localcloud.storage.EmbeddedS3;
import io.faasduet.localcloud.tables.EmbeddedTables;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that a first line or a header addresses to another host than the service. */
class ForeignHostTest {
  @ParameterizedTest
  @CsvSource({
    "/, Host: evil.example, evil.example",
    "http://evil.example/, Host: localhost, evil.example",
    "http://localhost@evil.example/, Host: localhost, localhost@evil.example"
  })
  void areRefusedByTheStoreAndTheTables(String target, String headers, String host)
      throws IOException {
    try (EmbeddedS3 s3 = EmbeddedS3.start();
        EmbeddedTables tables = EmbeddedTables.start()) {
      String reason = "the Host '%s' is not one of this service".formatted(host);
      assertThat(answer(s3.endpoint(), target, headers))
          .startsWith("HTTP/1.1 403 ")
          .contains("<Code>AccessDenied</Code>", reason);
      assertThat(answer(tables.endpoint(), target, headers))
          .startsWith("HTTP/1.1 403 ")
          .contains("#AccessDeniedException", reason);
    }
  }

  private static String answer(URI service, String target, String headers) throws IOException {
    try (Socket socket = new Socket(service.getHost(), service.getPort())) {
      socket.setSoTimeout(60_000);
      String request = "GET %s HTTP/1.1\r\n%s\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.formatted(target, headers).getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }
}
