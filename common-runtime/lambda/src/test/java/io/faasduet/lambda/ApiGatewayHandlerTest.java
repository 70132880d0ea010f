package io.faasduet.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import io.faasduet.runtime.ExecutionEnvironment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiGatewayHandlerTest {
  private final ApiGatewayHandler<Probe.Request, Probe.Response> handler =
      new ApiGatewayHandler<>(Probe.host());

  @Test
  void postedJsonIsAnsweredWithJson() throws IOException {
    APIGatewayV2HTTPResponse answer = send(TestEvent.of("http-api-post.json"));

    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(answer.getBody()).isEqualTo("{\"text\":\"Grüße \\uD83D\\uDE00\",\"some_count\":3}");
    assertThat(answer.getIsBase64Encoded()).isFalse();
    assertThat(answer.getHeaders())
        .containsEntry("content-type", "application/json")
        .containsEntry("x-request-id", "from-the-caller")
        .containsEntry("x-duet-instance", ExecutionEnvironment.instanceId())
        .containsEntry("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    assertThat(answer.getHeaders().get("x-duet-cold")).isIn("true", "false");
    assertThat(answer.getHeaders().get("server-timing"))
        .matches("(init;dur=[0-9.]+, )?decode;dur=[0-9.]+, total;dur=[0-9.]+");
  }

  @Test
  void aQueryIsCoercedToTheFields() throws IOException {
    APIGatewayV2HTTPResponse answer = send(TestEvent.of("http-api-get.json"));

    assertThat(answer.getBody()).isEqualTo("{\"text\":\"a b&c\",\"some_count\":4}");
    assertThat(answer.getHeaders())
        .containsEntry("x-request-id", "aws-request")
        .doesNotContainKey("traceparent");
  }

  @Test
  void noQueryIsTheRequestWithEveryDefault() throws IOException {
    TestEvent event = TestEvent.of("http-api-get.json").with("text=a+b%26c&some_count=4", "");

    assertThat(send(event).getBody()).isEqualTo("{\"text\":\"default\",\"some_count\":0}");
  }

  @Test
  void anImageIsDecodedFromBase64() throws IOException {
    assertThat(send(TestEvent.of("function-url-image.json")).getBody())
        .isEqualTo("{\"text\":\"image of 8\",\"some_count\":0}");
  }

  @Test
  void jsonWithoutAContentTypeIsDecodedFromBase64() throws IOException {
    assertThat(send(TestEvent.of("function-url-json-base64.json")).getBody())
        .isEqualTo("{\"text\":\"base64\",\"some_count\":0}");
  }

  @Test
  void aPostWithoutABodyIsTheRequestWithEveryDefault() throws IOException {
    TestEvent event =
        TestEvent.of("function-url-json-base64.json").with("\"eyJ0ZXh0IjogImJhc2U2NCJ9\"", "null");

    assertThat(send(event).getBody()).isEqualTo("{\"text\":\"default\",\"some_count\":0}");
  }

  @Test
  void anAnswerThatLambdaCannotCarryIsAProblem() throws IOException {
    String quotes = "\\\\\\\"".repeat(1_600_000);
    TestEvent event = new TestEvent(post("\"body\": \"{\\\"text\\\": \\\"" + quotes + "\\\"}\""));

    APIGatewayV2HTTPResponse answer = send(event);
    assertThat(answer.getStatusCode()).isEqualTo(413);
    assertThat(answer.getHeaders()).containsEntry("content-type", "application/problem+json");
    assertThat(answer.getBody()).contains("and Lambda carries at most 6291556;", "TooLarge");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"headers\": {\"Content-Type\": \"image/png\", \"X-REQUEST-ID\": \"mine\"}",
        "\"headers\": {\"CONTENT-TYPE\": \"image/png\", \"x-Request-Id\": \"mine\"}"
      })
  void headersAreKnownInAnyCase(String headers) throws IOException {
    APIGatewayV2HTTPResponse answer =
        send(new TestEvent(post(headers + ", \"body\": \"AQID\", \"isBase64Encoded\": true")));

    assertThat(answer.getBody()).isEqualTo("{\"text\":\"image of 3\",\"some_count\":0}");
    assertThat(answer.getHeaders()).containsEntry("x-request-id", "mine");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"body\": \"{}\"",
        "\"body\": \"{}\", \"isBase64Encoded\": null, \"headers\": null, \"rawQueryString\": null",
        "\"headers\": {\"accept\": null}, \"queryStringParameters\": null"
      })
  void whatAnEventLeavesOutIsEmpty(String members) throws IOException {
    APIGatewayV2HTTPResponse answer = send(new TestEvent(post(members)));

    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(answer.getBody()).isEqualTo("{\"text\":\"default\",\"some_count\":0}");
  }

  @Test
  void aQueryMayBeGivenByItsParameters() throws IOException {
    String event =
        post("\"queryStringParameters\": {\"text\": \"a b&c\", \"some_count\": \"4\"}")
            .replace("POST", "GET");

    assertThat(send(new TestEvent(event)).getBody())
        .isEqualTo("{\"text\":\"a b&c\",\"some_count\":4}");
  }

  private static String post(String members) {
    return "{\"version\": \"2.0\", \"requestContext\": {\"http\": {\"method\": \"POST\"}}, "
        + members
        + "}";
  }

  @ParameterizedTest
  @CsvSource({
    "INVALID_REQUEST, 400",
    "DENIED, 403",
    "NOT_FOUND, 404",
    "TOO_LARGE, 413",
    "UNSUPPORTED_MEDIA, 415",
    "OVERLOADED, 503",
    "UNAVAILABLE, 503",
    "DEADLINE_EXCEEDED, 504",
    "INTERNAL, 500"
  })
  void aFailureIsAnsweredWithProblemDetails(String fail, int status) throws IOException {
    APIGatewayV2HTTPResponse answer = send(asking(fail));

    assertThat(answer.getStatusCode()).isEqualTo(status);
    assertThat(answer.getBody())
        .startsWith("{\"type\":\"about:blank\",\"title\":\"")
        .contains("\"status\":" + status + ",\"detail\":\"field 'fail' asks for " + fail + "\"");
    assertThat(answer.getHeaders())
        .containsEntry("content-type", "application/problem+json")
        .containsKeys("server-timing", "x-duet-cold", "x-duet-instance", "x-request-id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"crash", "assertion", "missing"})
  void anInternalErrorTellsNothingOfItsCause(String fail) throws IOException {
    APIGatewayV2HTTPResponse answer = send(asking(fail));

    assertThat(answer.getStatusCode()).isEqualTo(500);
    assertThat(answer.getBody())
        .contains("\"detail\":\"the function failed; its log has request aws-request\"")
        .doesNotContain("secret");
  }

  @Test
  void aWrongFieldIsNamed() throws IOException {
    TestEvent event = TestEvent.of("http-api-get.json").with("some_count=4\",", "some_count=x\",");

    assertThat(send(event).getStatusCode()).isEqualTo(400);
    assertThat(send(event).getBody())
        .contains("field 'some_count' must be a whole number, not 'x'");
  }

  @Test
  void aQueryThatIsNotPercentEncodedIsTheCallersFault() throws IOException {
    TestEvent event = TestEvent.of("http-api-get.json").with("a+b%26c&", "%zz&");

    assertThat(send(event).getStatusCode()).isEqualTo(400);
  }

  @Test
  void aBodyThatIsNotBase64ThoughTheEventSaysSoIsRefused() throws IOException {
    TestEvent event = TestEvent.of("function-url-image.json").with("iVBORw0KGgo=", "$$");

    assertThat(send(event).getStatusCode()).isEqualTo(400);
    assertThat(send(event).getBody()).contains("the body is not base64");
  }

  @Test
  void aMediaTypeTheFunctionDoesNotTakeIsRefused() throws IOException {
    TestEvent event = TestEvent.of("function-url-image.json").with("image/png", "image/webp");

    assertThat(send(event).getStatusCode()).isEqualTo(415);
    assertThat(send(event).getBody())
        .contains("probe takes application/json, image/jpeg or image/png, not image/webp");
  }

  @Test
  void headIsAnsweredWithoutWork() throws IOException {
    APIGatewayV2HTTPResponse answer = send(asking("crash").with("\"GET\"", "\"HEAD\""));

    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(answer.getBody()).isEmpty();
    assertThat(answer.getHeaders().getOrDefault("server-timing", "")).doesNotContain("total");
  }

  @Test
  void aCompressedBodyIsRefused() throws IOException {
    TestEvent event =
        TestEvent.of("function-url-image.json")
            .with("\"accept\": \"*/*\"", "\"content-encoding\": \"gzip\"");

    assertThat(send(event).getStatusCode()).isEqualTo(415);
    assertThat(send(event).getBody()).contains("send the body without Content-Encoding");
  }

  @Test
  void aRequestIdThatCannotBeRepeatedSafelyIsReplaced() throws IOException {
    TestEvent event = TestEvent.of("http-api-post.json").with("from-the-caller", "two words");

    assertThat(send(event).getHeaders()).containsEntry("x-request-id", "aws-request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "OPTIONS", "PATCH", "get"})
  void otherMethodsAreNotAllowed(String method) throws IOException {
    APIGatewayV2HTTPResponse answer =
        send(TestEvent.of("http-api-get.json").with("\"GET\"", "\"" + method + "\""));

    assertThat(answer.getStatusCode()).isEqualTo(405);
    assertThat(answer.getHeaders())
        .containsEntry("allow", "GET, HEAD, POST")
        .containsEntry("content-type", "application/problem+json")
        .containsEntry("x-request-id", "aws-request");
  }

  @Test
  void theEventOfARestApiIsThrownBack() throws IOException {
    TestEvent event = TestEvent.of("rest-api.json");

    assertThatThrownBy(() -> event.sendTo(handler))
        .isInstanceOf(LambdaError.class)
        .hasMessage(
            "not an HTTP request in payload format 2.0: field 'requestContext.http' is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "null", "not json"})
  void whatIsNotAnEventIsThrownBack(String json) {
    assertThatThrownBy(() -> new TestEvent(json).sendTo(handler))
        .isInstanceOf(LambdaError.class)
        .message()
        .startsWith("not an HTTP request in payload format 2.0: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http-api-get.json",
        "http-api-post.json",
        "function-url-image.json",
        "function-url-json-base64.json"
      })
  void theEventsOfTheseTestsAreOnesThatAwssOwnClassesRead(String file) throws IOException {
    APIGatewayV2HTTPEvent event =
        JacksonFactory.getInstance()
            .getSerializer(APIGatewayV2HTTPEvent.class)
            .fromJson(TestEvent.of(file).json());

    assertThat(event.getVersion()).isEqualTo("2.0");
    assertThat(event.getRequestContext().getHttp().getMethod()).isIn("GET", "POST");
    assertThat(event.getRequestContext().getTimeEpoch()).isPositive();
    assertThat(event.getHeaders()).isNotEmpty();
  }

  private static TestEvent asking(String fail) throws IOException {
    return TestEvent.of("http-api-get.json").with("text=a+b%26c&some_count=4", "fail=" + fail);
  }

  private APIGatewayV2HTTPResponse send(TestEvent event) throws IOException {
    return JacksonFactory.getInstance()
        .getSerializer(APIGatewayV2HTTPResponse.class)
        .fromJson(new ByteArrayInputStream(event.sendTo(handler)));
  }
}
