package io.faasduet.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.localcloud.lambda.http.HttpEndpoint;
import io.faasduet.localcloud.lambda.http.HttpFrontEnd;
import io.faasduet.localcloud.lambda.http.HttpHandler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A service whose one environment is soon busy. */
class HttpEndpointLimitsTest {
  @RegisterExtension static final LambdaSession AWS = new LambdaSession(HttpHandler.class, 1);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Test
  void aCallerDoesNotWaitLongerThanTheIntegrationLimitNorForAnEnvironment() throws Exception {
    AWS.deploy("hanging", 60, Map.of());
    URI url = AWS.lambda().expose("hanging", HttpFrontEnd.FUNCTION_URL, 0).uri();
    URI api = AWS.lambda().expose("hanging", HttpFrontEnd.HTTP_API, 0).uri();
    try (HttpEndpoint impatient =
        AWS.lambda()
            .expose("hanging", HttpFrontEnd.HTTP_API, 0, Optional.of(Duration.ofSeconds(1)))) {
      HttpResponse<String> late = get(impatient.uri(), "/hang");
      assertThat(late.statusCode()).isEqualTo(503);
      assertThat(late.body()).isEqualTo("{\"message\":\"Service Unavailable\"}");
      assertThat(get(api, "/text").statusCode()).as("the function goes on").isEqualTo(503);
      assertThat(get(url, "/text").statusCode()).isEqualTo(429);
    }
  }

  private HttpResponse<String> get(URI endpoint, String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(endpoint.resolve(path)).build(), BodyHandlers.ofString());
  }
}
