package io.faasduet.localcloud.lambda.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.faasduet.localcloud.lambda.LambdaSession;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

class HttpEndpointTest {
  @RegisterExtension static final LambdaSession AWS = new LambdaSession(HttpHandler.class, 2);

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static URI api;
  private static URI url;

  @BeforeAll
  static void exposeOneFunctionInBothWays() {
    AWS.deploy("pages", 60, Map.of());
    api = AWS.lambda().expose("pages", HttpFrontEnd.HTTP_API, 0).uri();
    url = AWS.lambda().expose("pages", HttpFrontEnd.FUNCTION_URL, 0).uri();
  }

  @Test
  void aRequestBecomesAnEventInPayloadFormatTwo() throws Exception {
    Instant before = Instant.now();
    HttpResponse<byte[]> response =
        CLIENT.send(
            HttpRequest.newBuilder(api.resolve("/a%20b/c?q=1&q=2%203&flag"))
                .header("Cookie", "session=x; theme=dark")
                .header("X-Twice", "one")
                .header("X-Twice", "two")
                .header("User-Agent", "test/1")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"n\":\"ü\"}"))
                .build(),
            BodyHandlers.ofByteArray());
    JsonNode event = new ObjectMapper().readTree(response.body());
    assertThat(event.path("version").asText()).isEqualTo("2.0");
    assertThat(event.path("routeKey").asText()).isEqualTo("$default");
    assertThat(event.path("rawPath").asText()).isEqualTo("/a%20b/c");
    assertThat(event.path("rawQueryString").asText()).isEqualTo("q=1&q=2%203&flag");
    assertThat(event.path("queryStringParameters")).hasToString("{\"q\":\"1,2 3\",\"flag\":\"\"}");
    assertThat(event.path("cookies")).hasToString("[\"session=x\",\"theme=dark\"]");
    JsonNode headers = event.path("headers");
    assertThat(headers.path("x-twice").asText()).isEqualTo("one,two");
    assertThat(headers.path("host").asText()).isEqualTo(api.getAuthority());
    assertThat(headers.path("x-forwarded-port").asText()).isEqualTo("" + api.getPort());
    assertThat(headers.has("cookie")).isFalse();
    assertThat(event.path("body").asText()).isEqualTo("{\"n\":\"ü\"}");
    assertThat(event.path("isBase64Encoded").asBoolean(true)).isFalse();
    JsonNode context = event.path("requestContext");
    assertThat(context.path("http"))
        .hasToString(
            "{\"method\":\"POST\",\"path\":\"/a%20b/c\",\"protocol\":\"HTTP/1.1\","
                + "\"sourceIp\":\"127.0.0.1\",\"userAgent\":\"test/1\"}");
    assertThat(context.path("stage").asText()).isEqualTo("$default");
    assertThat(context.path("domainName").asText())
        .startsWith(context.path("domainPrefix").asText() + ".execute-api.");
    assertThat(context.path("requestId").asText())
        .isEqualTo(response.headers().firstValue("apigw-requestid").orElseThrow());
    Instant time = Instant.ofEpochMilli(context.path("timeEpoch").asLong());
    assertThat(time).isBetween(before.minusMillis(1), Instant.now());
    assertThat(
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT)
                .parse(context.path("time").asText(), Instant::from))
        .isEqualTo(time.truncatedTo(ChronoUnit.SECONDS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"image/png", "application/x-www-form-urlencoded", "application/gzip"})
  void bodiesThatAreNotTextArriveInBase64(String type) throws Exception {
    byte[] body = {(byte) 0x89, 'P', 'N', 'G', 0, (byte) 0xff};
    JsonNode event = event(type, BodyPublishers.ofByteArray(body));
    assertThat(event.path("isBase64Encoded").asBoolean()).isTrue();
    assertThat(Base64.getDecoder().decode(event.path("body").asText())).isEqualTo(body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/json; charset=utf-8", "application/problem+json"})
  void textArrivesAsItIs(String type) throws Exception {
    JsonNode event = event(type, BodyPublishers.ofString("{}"));
    assertThat(event.path("isBase64Encoded").asBoolean(true)).isFalse();
    assertThat(event.path("body").asText()).isEqualTo("{}");
  }

  private static JsonNode event(String type, BodyPublisher body) throws Exception {
    return new ObjectMapper()
        .readTree(
            CLIENT
                .send(
                    HttpRequest.newBuilder(url.resolve("/"))
                        .header("Content-Type", type)
                        .POST(body)
                        .build(),
                    BodyHandlers.ofByteArray())
                .body());
  }

  @Test
  void aFormattedResultBecomesTheResponse() throws Exception {
    HttpResponse<String> response = get(api, "/");
    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.headers().firstValue("x-test")).contains("yes");
    assertThat(response.headers().allValues("set-cookie")).containsExactly("a=1; Path=/", "b=2");
    assertThat(response.body()).startsWith("{\"version\":\"2.0\"").contains("\"rawPath\":\"/\"");
  }

  @Test
  void headSendsTheHeadersAlone() throws Exception {
    HttpResponse<String> response =
        CLIENT.send(
            HttpRequest.newBuilder(api.resolve("/plain"))
                .method("HEAD", BodyPublishers.noBody())
                .build(),
            BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-length")).contains("5");
    assertThat(response.body()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"/object | {\"n\":1}", "/text | Hello"})
  void anyOtherResultIsTheBodyOfASuccess(String path, String body) throws Exception {
    HttpResponse<String> response = get(url, path);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type")).contains("application/json");
    assertThat(response.body()).isEqualTo(body);
  }

  @Test
  void aResponseWithoutContentTypeHasTheFrontEnds() throws Exception {
    assertThat(get(api, "/plain").headers().firstValue("content-type"))
        .contains("text/plain;charset=UTF-8");
    assertThat(get(url, "/plain").headers().firstValue("content-type"))
        .contains("application/json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/throw", "/status-text", "/body-object", "/not-encoded", "/large"})
  void aFailureIsAnInternalServerError(String path) throws Exception {
    for (URI endpoint : List.of(api, url)) {
      HttpResponse<String> response = get(endpoint, path);
      assertThat(response.statusCode()).isEqualTo(endpoint == api ? 500 : 502);
      assertThat(response.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
    }
  }

  @ParameterizedTest
  @EnumSource(HttpFrontEnd.class)
  void aRequestThatLambdaWouldNotTakeIsTooLarge(HttpFrontEnd frontEnd) throws Exception {
    URI endpoint = frontEnd == HttpFrontEnd.HTTP_API ? api : url;
    for (int bytes : new int[] {6 * 1024 * 1024, 11 * 1024 * 1024}) {
      HttpResponse<String> response =
          CLIENT.send(
              HttpRequest.newBuilder(endpoint)
                  .header("Content-Type", "text/plain")
                  .POST(BodyPublishers.ofString("x".repeat(bytes)))
                  .build(),
              BodyHandlers.ofString());
      assertThat(response.statusCode()).isEqualTo(413);
    }
  }

  @Test
  void aFunctionThatTimesOutIsAFailure() throws Exception {
    AWS.deploy("slow", 1, Map.of());
    assertThat(get(AWS.lambda().expose("slow", HttpFrontEnd.HTTP_API, 0).uri(), "/hang"))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(500);
    assertThat(get(AWS.lambda().expose("slow", HttpFrontEnd.FUNCTION_URL, 0).uri(), "/hang"))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(504);
  }

  @Test
  void aFunctionThatIsNotDeployedAnyMoreIsNotFound() throws Exception {
    AWS.deploy("passing", 60, Map.of());
    URI endpoint = AWS.lambda().expose("passing", HttpFrontEnd.HTTP_API, 0).uri();
    AWS.client().deleteFunction(it -> it.functionName("passing"));
    assertThat(get(endpoint, "/").statusCode()).isEqualTo(404);
    assertThatThrownBy(() -> AWS.lambda().expose("passing", HttpFrontEnd.HTTP_API, 0))
        .hasMessage("no function 'passing' is deployed");
  }

  @Test
  void clientsCreateAndDeleteFunctionUrls() throws Exception {
    AWS.deploy("linked", 60, Map.of());
    assertThatThrownBy(() -> AWS.client().getFunctionUrlConfig(it -> it.functionName("linked")))
        .isInstanceOf(ResourceNotFoundException.class);
    String created =
        AWS.client()
            .createFunctionUrlConfig(
                it -> it.functionName("linked").authType(FunctionUrlAuthType.NONE))
            .functionUrl();
    assertThat(get(URI.create(created), "/text").body()).isEqualTo("Hello");
    assertThat(AWS.client().getFunctionUrlConfig(it -> it.functionName("linked")).functionUrl())
        .isEqualTo(created);
    assertThat(
            AWS.client()
                .listFunctionUrlConfigs(it -> it.functionName("linked"))
                .functionUrlConfigs())
        .singleElement()
        .satisfies(it -> assertThat(it.functionUrl()).isEqualTo(created));
    assertThatThrownBy(
            () ->
                AWS.client()
                    .createFunctionUrlConfig(
                        it -> it.functionName("linked").authType(FunctionUrlAuthType.NONE)))
        .isInstanceOf(ResourceConflictException.class);
    AWS.client().deleteFunctionUrlConfig(it -> it.functionName("linked"));
    assertThatThrownBy(() -> get(URI.create(created), "/text")).isInstanceOf(IOException.class);
  }

  @Test
  void aUrlEndsWithItsFunction() {
    AWS.deploy("renewed", 60, Map.of());
    AWS.client()
        .createFunctionUrlConfig(
            it -> it.functionName("renewed").authType(FunctionUrlAuthType.NONE));
    AWS.client().deleteFunction(it -> it.functionName("renewed"));
    AWS.deploy("renewed", 60, Map.of());
    assertThat(
            AWS.client()
                .listFunctionUrlConfigs(it -> it.functionName("renewed"))
                .functionUrlConfigs())
        .isEmpty();
  }

  @Test
  void whoMayInvokeAUrlIsAnsweredAsAwsDoes() {
    AWS.deploy("public", 60, Map.of());
    String statement =
        AWS.client()
            .addPermission(
                it ->
                    it.functionName("public")
                        .statementId("everyone")
                        .action("lambda:InvokeFunctionUrl")
                        .principal("*")
                        .functionUrlAuthType(FunctionUrlAuthType.NONE))
            .statement();
    assertThat(statement).contains("\"Sid\":\"everyone\"", "function:public");
  }

  @Test
  void aUrlThatChecksSignaturesIsRefused() {
    AWS.deploy("signed", 60, Map.of());
    assertThatThrownBy(
            () ->
                AWS.client()
                    .createFunctionUrlConfig(
                        it -> it.functionName("signed").authType(FunctionUrlAuthType.AWS_IAM)))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining("AuthType must be NONE here");
  }

  private static HttpResponse<String> get(URI endpoint, String path) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(endpoint.resolve(path)).build(), BodyHandlers.ofString());
  }
}
