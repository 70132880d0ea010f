package io.faasduet.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.api.Invocation;
import io.faasduet.api.Timings;
import io.faasduet.runtime.ExecutionEnvironment;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpResponseTest {
  private static final String TRACEPARENT =
      "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  private final Timings timings = new Timings();
  private final Invocation invocation =
      Invocation.builder("r1").cold(true).timings(timings).build();
  private final Correlation correlation =
      new Correlation(Optional.of("r1"), Optional.of(TRACEPARENT));

  @Test
  void successIsJsonWithWhatTiesItToItsRequest() {
    timings.record("decode", 1_234_567);
    timings.record("total", 20_000_000);
    HttpResponse answer =
        HttpResponse.of(ResponseBody.json("{}".getBytes(UTF_8)), invocation, correlation);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).asString().isEqualTo("{}");
    assertThat(answer.headers())
        .isEqualTo(
            Map.of(
                "content-type", "application/json",
                "server-timing", "decode;dur=1.235, total;dur=20.000",
                "x-duet-cold", "true",
                "x-duet-instance", ExecutionEnvironment.instanceId(),
                "x-request-id", "r1",
                "traceparent", TRACEPARENT));
  }

  @ParameterizedTest
  @CsvSource({
    "INVALID_REQUEST, 400, Bad Request",
    "DENIED, 403, Forbidden",
    "NOT_FOUND, 404, Not Found",
    "TOO_LARGE, 413, Content Too Large",
    "UNSUPPORTED_MEDIA, 415, Unsupported Media Type",
    "INTERNAL, 500, Internal Server Error",
    "OVERLOADED, 503, Service Unavailable",
    "DEADLINE_EXCEEDED, 504, Gateway Timeout"
  })
  void aFailureIsProblemDetails(ErrorKind failure, int status, String title) {
    HttpResponse answer =
        HttpResponse.of(new FunctionException(failure, "why"), invocation, correlation);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body())
        .asString()
        .isEqualTo(
            "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"why\","
                    .formatted(title, status)
                + "\"instance\":\"r1\",\"error_type\":\"%s\"}".formatted(failure.errorType()));
    assertThat(answer.headers())
        .containsEntry("content-type", "application/problem+json")
        .containsEntry("x-request-id", "r1")
        .containsEntry("traceparent", TRACEPARENT)
        .doesNotContainKey("server-timing");
  }

  @Test
  void theOverloadedSayWhenToComeBack() {
    FunctionException overloaded = new FunctionException(ErrorKind.OVERLOADED, "full");

    assertThat(HttpResponse.of(overloaded, invocation, correlation).headers())
        .containsEntry("retry-after", "1");
  }

  @Test
  void anotherMethodIsToldWhichAreAllowed() {
    HttpResponse answer =
        HttpResponse.methodNotAllowed("PUT", "GET, POST", invocation, correlation);

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.headers()).containsEntry("allow", "GET, POST");
    assertThat(answer.body()).asString().contains("use one of GET, POST, not PUT");
  }
}
