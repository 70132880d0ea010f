package io.faasduet.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.faasduet.runtime.ExecutionEnvironment;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpContractTest {
  private static final String TRACEPARENT =
      "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private ServedProbe served;

  @BeforeAll
  void serve() {
    served = new ServedProbe();
  }

  @AfterAll
  void stop() {
    served.close();
  }

  @Test
  void everyAnswerHasItsDate() {
    for (HttpResponse<String> answer :
        List.of(
            served.post("{}"), served.post("{"), served.get("/nothing"), served.get("/metrics"))) {
      String date = answer.headers().firstValue("date").orElse("none");
      assertThat(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)))
          .isCloseTo(Instant.now(), within(60, ChronoUnit.SECONDS));
    }
  }

  @Test
  void answersJsonPostedToTheRoot() {
    HttpResponse<String> response = served.post("{\"size\":3}");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
    assertThat(response.body()).contains("\"data\":\"xxx\"");
  }

  @Test
  void runsTheFunctionOnAWorkerAndNotOnTheEventLoop() {
    assertThat(served.post("{}").body()).contains("\"thread\":\"duet-worker-");
    assertThat(served.get("/").body()).contains("\"thread\":\"duet-worker-");
  }

  @Test
  void takesNoBodyAndNoParametersForTheDefaults() {
    assertThat(served.post("").body()).contains("\"act\":\"answer\"");
    assertThat(served.get("/").body()).contains("\"act\":\"answer\"");
  }

  @Test
  void coercesQueryParametersToTheFieldsOfTheRequest() {
    assertThat(served.get("/?size=2&act=a%20b;c&unknown=1").body())
        .contains("\"data\":\"xx\"", "\"act\":\"a b;c\"");
    assertThat(served.get("/?size=two").statusCode()).isEqualTo(400);
  }

  @Test
  void refusesAParameterThatIsGivenTwice() {
    HttpResponse<String> response = served.get("/?size=2&size=3");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("field 'size' is given twice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON; charset=utf-8",
        "text/plain",
        "application/x-www-form-urlencoded"
      })
  void takesForJsonWhatClientsSendJsonAs(String mediaType) {
    assertThat(postAs(mediaType, "{\"size\":1}").statusCode()).isEqualTo(200);
  }

  @Test
  void takesAnImageAsTheWholeBody() {
    assertThat(postAs("image/jpeg", "12345").body()).contains("\"data\":\"xxxxx\"");
    assertThat(postAs("image/png; q=1", "12345").body()).contains("\"data\":\"xxxxx\"");
  }

  @ParameterizedTest
  @CsvSource({
    "invalid, 400, Bad Request, InvalidRequest",
    "missing, 404, Not Found, NotFound",
    "denied, 403, Forbidden, Denied",
    "large, 413, Content Too Large, TooLarge",
    "late, 504, Gateway Timeout, DeadlineExceeded",
    "broken, 500, Internal Server Error, InternalError",
    "error, 500, Internal Server Error, InternalError"
  })
  void answersEveryFailureAsAProblem(String act, int status, String title, String errorType) {
    HttpResponse<String> response = served.post("{\"act\":\"" + act + "\"}");

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
    String id = response.headers().firstValue("x-request-id").orElseThrow();
    assertThat(response.body())
        .startsWith(
            "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\""
                .formatted(title, status))
        .endsWith("\"instance\":\"%s\",\"error_type\":\"%s\"}".formatted(id, errorType))
        .doesNotContain("secret", "Exception", "\\tat ");
    assertThat(response.headers().firstValue("server-timing").orElse("")).contains("total;dur=");
    assertThat(response.headers().firstValue("x-duet-cold")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "{\"size\":1.5}", "{\"size\":-1}", "\u0000", "{} {}", "null"})
  void answersMalformedRequestsWith400(String body) {
    assertThat(served.post(body).statusCode()).isEqualTo(400);
  }

  @Test
  void refusesOtherMediaTypesAndContentEncodings() {
    assertThat(postAs("application/xml", "<a/>").statusCode()).isEqualTo(415);
    HttpRequest gzip =
        served
            .request("/")
            .header("Content-Encoding", "gzip")
            .POST(BodyPublishers.ofString("{}"))
            .build();
    assertThat(served.send(gzip).statusCode()).isEqualTo(415);
  }

  @Test
  void refusesAQueryThatIsNotPercentEncoded() throws Exception {
    try (RawConnection raw = new RawConnection(served.server.port())) {
      raw.send("GET /?size=%zz HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(raw.readHead()).startsWith("HTTP/1.1 400 ");
    }
  }

  @Test
  void tellsUnknownPathsAndWrongMethodsApart() {
    HttpResponse<String> unknown = served.get("/nothing");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.body()).contains("\"status\":404", "\"instance\":");
    assertThat(unknown.headers().firstValue("x-duet-instance"))
        .hasValue(ExecutionEnvironment.instanceId());

    HttpResponse<String> wrong = served.send(served.request("/").DELETE().build());
    assertThat(wrong.statusCode()).isEqualTo(405);
    assertThat(wrong.headers().firstValue("allow")).hasValue("GET, HEAD, POST");
    assertThat(wrong.headers().firstValue("content-type")).hasValue("application/problem+json");
  }

  @Test
  void answersHeadWithoutInvokingTheFunction() {
    int before = served.probe.invocations.get();
    HttpResponse<String> head = head("/");

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("content-type")).hasValue("application/json");
    assertThat(head("/health/ready").statusCode()).isEqualTo(200);
    assertThat(served.probe.invocations.get()).isEqualTo(before);
  }

  @Test
  void saysWhatTheAnswerTookAndWhoGaveIt() {
    HttpResponse<String> response = served.post("{}");

    assertThat(response.headers().firstValue("server-timing").orElse(""))
        .matches("(init;dur=\\d+\\.\\d{3}, )?decode;dur=\\d+\\.\\d{3}, total;dur=\\d+\\.\\d{3}");
    assertThat(response.headers().firstValue("x-duet-instance"))
        .hasValue(ExecutionEnvironment.instanceId());
    assertThat(response.headers().firstValue("x-duet-cold").orElse("")).matches("true|false");
  }

  @Test
  void repeatsTheRequestIdAndTheTraceOfTheCaller() {
    HttpResponse<String> response =
        served.send(
            served
                .request("/")
                .header("X-Request-Id", "abc-123")
                .header("traceparent", TRACEPARENT)
                .build());

    assertThat(response.headers().firstValue("x-request-id")).hasValue("abc-123");
    assertThat(response.headers().firstValue("traceparent")).hasValue(TRACEPARENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "<script>", "a\tSet-Cookie: b=c", "\"", "%0d%0aSet-Cookie:%20a"})
  void makesARequestIdWhereTheCallersIsNotSafe(String id) {
    HttpResponse<String> response =
        served.send(
            served.request("/").header("X-Request-Id", id).header("traceparent", id).build());

    assertThat(response.headers().firstValue("x-request-id").orElse(""))
        .matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    assertThat(response.headers().firstValue("traceparent")).isEmpty();
    assertThat(response.headers().firstValue("set-cookie")).isEmpty();
  }

  @Test
  void isAliveAndReady() {
    assertThat(served.get("/health/live").statusCode()).isEqualTo(200);
    assertThat(served.get("/health/ready").body()).isEqualTo("{\"status\":\"ready\"}");
  }

  private HttpResponse<String> head(String path) {
    return served.send(served.request(path).method("HEAD", BodyPublishers.noBody()).build());
  }

  private HttpResponse<String> postAs(String mediaType, String body) {
    return served.send(
        served
            .request("/")
            .header("Content-Type", mediaType)
            .POST(BodyPublishers.ofString(body))
            .build());
  }
}
