package io.faasduet.localcloud.lambda.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.localcloud.Deadline;
import io.faasduet.localcloud.lambda.LambdaSession;
import io.faasduet.localcloud.lambda.ScriptedHandler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvalidRequestContentException;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.RequestTooLargeException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

class InvokeOperationTest {
  @RegisterExtension static final LambdaSession AWS = new LambdaSession(ScriptedHandler.class, 2);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nothing",
        "there:prod",
        "there:1",
        "arn:aws:lambda:us-east-1:000000000000:function:nothing"
      })
  void knowsNoOtherFunctionAndNoOtherVersion(String name) {
    AWS.deploy("there", 60, Map.of());
    assertThatThrownBy(() -> AWS.invoke(name, "1"))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("Function not found: arn:aws:lambda:us-east-1:")
        .extracting(e -> ((ResourceNotFoundException) e).statusCode())
        .isEqualTo(404);
  }

  @Test
  void refusesANameThatIsNone() {
    assertThatThrownBy(() -> AWS.invoke("not a name", "1"))
        .isInstanceOf(LambdaException.class)
        .hasMessageContaining("'not a name' is not a function's name or ARN");
  }

  @Test
  void refusesAPayloadOfMoreThanSixMegabytes() {
    AWS.deploy("limited", 60, Map.of());
    String limit = "\"" + "x".repeat(6 * 1024 * 1024 - 2) + "\"";
    assertThatThrownBy(() -> AWS.invoke("limited", limit + " "))
        .isInstanceOf(RequestTooLargeException.class);
    assertThat(AWS.invoke("limited", "\"" + "x".repeat(1024 * 1024) + "\"").functionError())
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nope", "{", "1 2", "{\"a\":}"})
  void refusesAPayloadThatIsNotJson(String payload) {
    AWS.deploy("strict", 60, Map.of());
    assertThatThrownBy(() -> AWS.invoke("strict", payload))
        .isInstanceOf(InvalidRequestContentException.class)
        .hasMessageContaining("Could not parse request body into json");
  }

  @Test
  void takesNoPayloadForAnEmptyObject() {
    AWS.deploy("bare", 60, Map.of());
    InvokeResponse response = AWS.client().invoke(request -> request.functionName("bare"));
    assertThat(response.payload().asUtf8String()).isEqualTo("{\"calls\":1,\"payload\":{}}");
    assertThat(response.logResult()).as("not asked for").isNull();
  }

  @Test
  void acceptsAnEventAndRunsItLater(@TempDir Path meeting) {
    AWS.deploy("later", 60, Map.of("MEETING", meeting.toString()));
    InvokeResponse response = invoke("later", InvocationType.EVENT);
    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(response.payload().asByteArray()).isEmpty();
    Deadline.of(Duration.ofSeconds(30)).await(() -> meeting.toFile().list().length == 1);
  }

  @Test
  void aDryRunRunsNothing() {
    AWS.deploy("dry", 60, Map.of());
    assertThat(invoke("dry", InvocationType.DRY_RUN).statusCode()).isEqualTo(204);
    assertThat(AWS.lambda().lastStart("dry")).isEmpty();
  }

  @Test
  void saysWhatItDoesNotDo() throws Exception {
    AWS.deploy("bare", 60, Map.of());
    URI functions =
        AWS.lambda().endpoint().resolve("/2015-03-31/functions/bare/provisioned-concurrency");
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(functions).build(), BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().firstValue("x-amzn-ErrorType"))
        .contains("UnknownOperationException");
    assertThat(response.body())
        .isEqualTo(
            "{\"Type\":\"User\",\"Message\":\"GET /2015-03-31/functions/bare/provisioned-concurrency\"}");
  }

  @Test
  void refusesAnInvocationTypeThatIsNone() throws Exception {
    AWS.deploy("typed", 60, Map.of());
    URI invoke = AWS.lambda().endpoint().resolve("/2015-03-31/functions/typed/invocations");
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(invoke)
                    .header("X-Amz-Invocation-Type", "Whenever")
                    .POST(BodyPublishers.ofString("1"))
                    .build(),
                BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("x-amzn-ErrorType"))
        .contains("InvalidParameterValueException");
  }

  private static InvokeResponse invoke(String name, InvocationType type) {
    return AWS.client()
        .invoke(
            request ->
                request
                    .functionName(name)
                    .invocationType(type)
                    .payload(SdkBytes.fromUtf8String("\"hang\"")));
  }
}
