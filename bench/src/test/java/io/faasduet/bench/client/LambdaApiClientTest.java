package io.faasduet.bench.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.faasduet.bench.results.Billed;
import io.faasduet.bench.results.Phase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

@Timeout(60)
class LambdaApiClientTest {
  private static final byte[] REQUEST = "{\"n\":1}".getBytes(StandardCharsets.UTF_8);
  private static final String LOG =
      """
      {"duet":{"request_id":"1","cold":false,"instance":"abc","timings_ms":{"total":1.25}}}
      REPORT RequestId: 1\tDuration: 2.00 ms\tBilled Duration: 3 ms\tMemory Size: 512 MB\tMax Memory Used: 90 MB
      """;

  private final AtomicReference<Map<String, List<String>>> asked = new AtomicReference<>(Map.of());
  private HttpServer service;

  @BeforeEach
  void start() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.start();
  }

  @AfterEach
  void stop() {
    service.stop(0);
  }

  @Test
  void readsTheAnswerAndTheEndOfTheLog() throws Exception {
    answers(
        exchange ->
            exchange
                .getResponseHeaders()
                .add(
                    "X-Amz-Log-Result",
                    Base64.getEncoder().encodeToString(LOG.getBytes(StandardCharsets.UTF_8))),
        200,
        "{\"latency\":0.1}");
    InvocationResult.Success answer = (InvocationResult.Success) answer();
    assertThat(new String(answer.json(), StandardCharsets.UTF_8)).isEqualTo("{\"latency\":0.1}");
    assertThat(answer.instance())
        .hasValue(new InstanceReport(false, "abc", Map.of(Phase.TOTAL, 1.25)));
    assertThat(answer.residentBytes()).hasValue(90L << 20);
    assertThat(answer.billed()).hasValue(new Billed(3, OptionalDouble.empty()));
  }

  @Test
  void signsAsTheSdkDoes() throws Exception {
    answers(exchange -> {}, 200, "{}");
    answer();
    Map<String, List<String>> ours = asked.get();
    try (LambdaClient client = sdk()) {
      client.invoke(
          request -> request.functionName("chameleon").payload(SdkBytes.fromByteArray(REQUEST)));
    }
    Map<String, List<String>> sdks = asked.get();

    assertThat(ours.get("X-amz-log-type")).containsExactly("Tail");
    assertThat(ours.get("Host")).isEqualTo(sdks.get("Host"));
    assertThat(scope(ours)).isEqualTo(scope(sdks)).contains("/us-east-1/lambda/aws4_request");
    assertThat(ours.get("Authorization").get(0))
        .startsWith("AWS4-HMAC-SHA256 Credential=local/")
        .contains("SignedHeaders=content-type;host;x-amz-")
        .containsPattern("Signature=[0-9a-f]{64}");
  }

  @Test
  void whatTheFunctionThrowsIsAFailureOfItsType() throws Exception {
    answers(
        exchange -> exchange.getResponseHeaders().add("X-Amz-Function-Error", "Unhandled"),
        200,
        "{\"errorMessage\":\"no\",\"errorType\":\"InvalidRequest\"}");
    assertThat(answer()).isEqualTo(new InvocationResult.Failure("lambda-InvalidRequest", "no"));
  }

  @Test
  void aServiceThatHasEnoughIsAFailureOfItsStatus() throws Exception {
    answers(exchange -> {}, 429, "{\"message\":\"Rate Exceeded.\"}");
    assertThat(answer()).isEqualTo(new InvocationResult.Failure("http-429", "Rate Exceeded."));
  }

  @Test
  void anAnswerWithoutDuetsLogLineIsBad() throws Exception {
    answers(exchange -> {}, 200, "{}");
    assertThat(((InvocationResult.Failure) answer()).kind()).isEqualTo("bad-answer");
  }

  private static String scope(Map<String, List<String>> headers) {
    String authorization = headers.get("Authorization").get(0);
    return authorization.substring(
        authorization.indexOf("Credential="), authorization.indexOf(','));
  }

  private InvocationResult answer() throws InterruptedException {
    try (ProtocolClient target =
        ClosingClient.of(LambdaProtocol.local("chameleon", Duration.ofSeconds(20)), endpoint())) {
      Replies replies = new Replies(1);
      target.invoke(REQUEST, replies);
      return replies.await().get(0);
    }
  }

  private LambdaClient sdk() {
    return LambdaClient.builder()
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .endpointOverride(endpoint())
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  private URI endpoint() {
    return URI.create("http://127.0.0.1:" + service.getAddress().getPort());
  }

  private void answers(Consumer<HttpExchange> headers, int status, String body) {
    service.createContext(
        "/2015-03-31/functions/chameleon/invocations",
        exchange -> {
          asked.set(Map.copyOf(exchange.getRequestHeaders()));
          assertThat(exchange.getRequestBody().readAllBytes()).isEqualTo(REQUEST);
          headers.accept(exchange);
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }
}
