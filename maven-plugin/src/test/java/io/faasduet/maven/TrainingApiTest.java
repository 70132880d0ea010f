package io.faasduet.maven;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingApiTest {
  private static final String NEXT = "/2018-06-01/runtime/invocation/next";

  @ParameterizedTest
  @CsvSource({
    "'', Host: evil.example",
    "http://evil.example, Host: localhost",
    "'', 'Host: localhost\r\nOrigin: http://evil.example'"
  })
  void itsInvocationsAreForTheRuntimeAlone(String site, String headers) throws Exception {
    try (TrainingApi api = api(1)) {
      assertThat(statusLine(api, "GET " + site + NEXT, headers)).contains(" 403 ");
      assertThat(statusLine(api, "GET " + NEXT, "Host: " + api.address())).contains(" 200 ");
    }
  }

  @Test
  void aTargetThatCannotBeReadIsAnsweredInJson() throws Exception {
    try (TrainingApi api = api(1);
        Socket socket = send(api, "GET /%zz", "Host: " + api.address())) {
      assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
          .startsWith("HTTP/1.1 400 ")
          .contains("{\"errorMessage\":\"", "\"errorType\":\"InvalidRequest\"");
    }
  }

  @Test
  void theLastAnswerSaysWhetherTheFunctionWorks() throws Exception {
    try (TrainingApi api = api(1)) {
      String host = "Host: " + api.address();
      assertThat(statusLine(api, "GET " + NEXT, host)).contains(" 200 ");
      String answer = "POST " + NEXT.replace("next", "1/response");
      assertThat(statusLine(api, answer, host + "\r\nContent-Length: 0")).contains(" 202 ");
      try (Socket last = send(api, "GET " + NEXT, host)) {
        assertThat(api.await()).isTrue();
        assertThat(last.isConnected()).isTrue();
      }
    }
  }

  private static TrainingApi api(int invocations) throws IOException {
    return TrainingApi.start(
        JsonNodeFactory.instance.objectNode(), invocations, Duration.ofSeconds(60));
  }

  private static String statusLine(TrainingApi api, String methodAndTarget, String headers)
      throws IOException {
    try (Socket socket = send(api, methodAndTarget, headers)) {
      return new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))
          .readLine();
    }
  }

  private static Socket send(TrainingApi api, String methodAndTarget, String headers)
      throws IOException {
    String[] address = api.address().split(":");
    Socket socket = new Socket(address[0], Integer.parseInt(address[1]));
    socket.setSoTimeout(60_000);
    String request = methodAndTarget + " HTTP/1.1\r\n" + headers + "\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(US_ASCII));
    return socket;
  }
}
