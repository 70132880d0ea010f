package io.faasduet.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HttpAnswerTest {
  private final Timings timings = new Timings();
  private final Invocation invocation = new Invocation("r1", Optional.empty(), true, timings);

  @Test
  void success_is_json_with_the_headers_of_the_invocation() {
    timings.record("decode", 1_234_567);
    timings.record("total", 20_000_000);
    HttpAnswer answer = HttpAnswer.of("{}".getBytes(UTF_8), invocation);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).asString().isEqualTo("{}");
    assertThat(answer.headers())
        .isEqualTo(
            Map.of(
                "Content-Type", "application/json",
                "Server-Timing", "decode;dur=1.235, total;dur=20.0",
                "X-Duet-Cold", "true",
                "X-Duet-Instance", ExecutionEnvironment.instanceId(),
                "X-Request-Id", "r1"));
  }

  @ParameterizedTest
  @CsvSource({
    "INVALID_REQUEST, 400",
    "DENIED, 403",
    "NOT_FOUND, 404",
    "TOO_LARGE, 413",
    "UNSUPPORTED_MEDIA, 415",
    "OVERLOADED, 503",
    "DEADLINE_EXCEEDED, 504",
    "INTERNAL, 500"
  })
  void each_failure_has_its_status(Failure failure, int status) {
    assertThat(HttpAnswer.of(new FunctionException(failure, "why"), invocation).status())
        .isEqualTo(status);
  }

  @ParameterizedTest
  @EnumSource
  void a_failure_is_problem_details(Failure failure) {
    HttpAnswer answer = HttpAnswer.of(new FunctionException(failure, "why"), invocation);

    assertThat(answer.body())
        .asString()
        .matches(
            "\\{\"type\":\"about:blank\",\"title\":\"[A-Z][a-z ]+\",\"status\":%d,\"detail\":\"why\"}"
                .formatted(answer.status()));
    assertThat(answer.headers())
        .containsEntry("Content-Type", "application/problem+json")
        .containsEntry("X-Request-Id", "r1")
        .doesNotContainKey("Server-Timing");
  }

  @Test
  void the_overloaded_say_when_to_come_back() {
    FunctionException overloaded = new FunctionException(Failure.OVERLOADED, "full");

    assertThat(HttpAnswer.of(overloaded, invocation).headers()).containsEntry("Retry-After", "1");
  }

  @Test
  void another_method_is_told_which_are_allowed() {
    HttpAnswer answer = HttpAnswer.methodNotAllowed("PUT", invocation);

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.headers()).containsEntry("Allow", "GET, POST");
    assertThat(answer.body()).asString().contains("use GET or POST, not PUT");
  }
}
