package io.faasduet.bench.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ResponseChecksTest {
  @Test
  void theReasonIsTheSentenceThatAFailureHolds() {
    assertThat(reason("{\"status\":400,\"more\":{\"detail\":1},\"detail\":\"a \\\"b\\\"\"}"))
        .isEqualTo("a \"b\"");
  }

  @Test
  void withoutTheSentenceItIsTheAnswerOnOneLine() {
    assertThat(reason("{\"detail\": 5,\n \"x\": 6}")).isEqualTo("{\"detail\": 5, \"x\": 6}");
    assertThat(reason("<html>\n<body>")).isEqualTo("<html> <body>");
    assertThat(reason("")).isEmpty();
    assertThat(reason("[\"detail\"]")).isEqualTo("[\"detail\"]");
  }

  @Test
  void anExceptionWithoutAMessageIsNamed() {
    assertThat(ResponseChecks.message(new IllegalStateException("why"))).isEqualTo("why");
    assertThat(ResponseChecks.message(new IllegalStateException()))
        .isEqualTo("java.lang.IllegalStateException");
  }

  private static String reason(String body) {
    return ResponseChecks.reason(body.getBytes(StandardCharsets.UTF_8), "detail");
  }
}
