package io.faasduet.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorrelationTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "from-the-caller", "Root=1-67:a/b+c@d_e.f"})
  void aRequestIdThatCanBeRepeatedSafelyIsKept(String id) {
    assertThat(of("x-request-id", id).requestId()).contains(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "a\r\nset-cookie: b", "é", "\"quoted\""})
  void anyOtherRequestIdIsDropped(String id) {
    assertThat(of("x-request-id", id).requestId()).isEmpty();
    assertThat(of("x-request-id", "x".repeat(129)).requestId()).isEmpty();
  }

  @Test
  void aTraceContextIsKeptIfItIsOne() {
    String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    assertThat(of("traceparent", trace).traceparent()).contains(trace);
    assertThat(of("traceparent", trace + "\n").traceparent()).isEmpty();
    assertThat(of("traceparent", "x" + trace).traceparent()).isEmpty();
    assertThat(of("traceparent", "ff" + trace.substring(2)).traceparent()).isEmpty();
    assertThat(
            of("traceparent", trace.replace("4bf92f3577b34da6a3ce929d0e0e4736", "0".repeat(32)))
                .traceparent())
        .isEmpty();
    assertThat(of("traceparent", trace.replace("00f067aa0ba902b7", "0".repeat(16))).traceparent())
        .isEmpty();
  }

  private static Correlation of(String header, String value) {
    Map<String, String> headers = Map.of(header, value);
    return Correlation.of(name -> Optional.ofNullable(headers.get(name)));
  }
}
