package io.faasduet.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.http.ListenAddress;
import io.faasduet.localcloud.RawRequest;
import io.faasduet.localcloud.lambda.http.HttpFrontEnd;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationResponse;

/** What a page in the user's browser, or a glance at the API, must not be able to do. */
class LambdaMisuseTest {
  private static final String INVOKE = "/2015-03-31/functions/mine/invocations";

  @RegisterExtension
  static final LambdaSession AWS =
      new LambdaSession(ScriptedHandler.class, 4)
          .withSettings(Map.of("AWS_SECRET_ACCESS_KEY", "hidden"));

  @ParameterizedTest
  @ValueSource(strings = {"Host: evil.example", "Host: evil.example:80", "X-No: host"})
  void aRequestToAnotherHostRunsNothing(String header) {
    AWS.deploy("mine", 60, Map.of());
    assertThat(RawRequest.post(AWS.lambda().endpoint(), INVOKE, "1", header))
        .matches(answer -> answer.startsWith("HTTP/1.1 4"))
        .doesNotContain("calls");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: http://evil.example",
        "Origin: null",
        "Origin: http://localhost:3000",
        "Sec-Fetch-Site: cross-site"
      })
  void aRequestFromAPageOfAnotherSiteRunsNothing(String header) {
    AWS.deploy("mine", 60, Map.of());
    assertThat(RawRequest.post(AWS.lambda().endpoint(), INVOKE, "1", "Host: localhost", header))
        .startsWith("HTTP/1.1 403 ")
        .contains("pages of other sites");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "multipart/form-data; boundary=x",
        "application/x-www-form-urlencoded"
      })
  void aBodyThatAFormCanSendIsRefused(String type) {
    AWS.deploy("mine", 60, Map.of());
    assertThat(
            RawRequest.post(
                AWS.lambda().endpoint(), INVOKE, "1", "Host: localhost", "Content-Type: " + type))
        .startsWith("HTTP/1.1 415 ")
        .contains("UnsupportedMediaTypeException", "application/json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%zz", "/2015-03-31/functions/mine%/invocations", "/?Qualifier=%e"})
  void aTargetThatIsNotPercentEncodedIsAnsweredAsLambdaDoes(String target) {
    assertThat(RawRequest.post(AWS.lambda().endpoint(), target, "1", "Host: localhost"))
        .startsWith("HTTP/1.1 400 ")
        .containsIgnoringCase("x-amzn-errortype: InvalidRequestContentException")
        .containsIgnoringCase("content-type: application/json")
        .contains("{\"message\":\"the request's target is not");
  }

  @Test
  void aWrapperThatWouldNotRunIsRefused() {
    refuses(Map.of("AWS_LAMBDA_EXEC_WRAPPER", "/x"), "AWS_LAMBDA_EXEC_WRAPPER is not supported");
  }

  @Test
  void aRequestWhoseFirstLineNamesAnotherHostRunsNothing() {
    AWS.deploy("mine", 60, Map.of());
    assertThat(
            RawRequest.post(
                AWS.lambda().endpoint(), "http://evil.example" + INVOKE, "1", "Host: localhost"))
        .startsWith("HTTP/1.1 403 ")
        .contains("evil.example")
        .doesNotContain("calls");
  }

  @Test
  void twoHostsAreNone() {
    AWS.deploy("mine", 60, Map.of());
    assertThat(
            RawRequest.post(
                AWS.lambda().endpoint(), INVOKE, "1", "Host: localhost", "Host: evil.example"))
        .startsWith("HTTP/1.1 4");
  }

  @Test
  void itsHttpEndpointsAreGuardedToo() {
    AWS.deploy("mine", 60, Map.of());
    for (HttpFrontEnd frontEnd : HttpFrontEnd.values()) {
      URI endpoint = AWS.lambda().expose("mine", frontEnd, 0).uri();
      assertThat(RawRequest.post(endpoint, "/", "1", "Host: evil.example"))
          .startsWith("HTTP/1.1 403 ");
      assertThat(
              RawRequest.post(endpoint, "/", "1", "Host: localhost", "Origin: http://evil.example"))
          .startsWith("HTTP/1.1 403 ");
    }
  }

  @Test
  void whatIsOpenedDeliberatelyAnswersToTheNamesItWasGiven(@TempDir Path cache) {
    LambdaOptions open =
        LambdaOptions.of(Map.of("DUET_CACHE", cache.toString()))
            .withListen(ListenAddress.of("0.0.0.0", List.of("build.example")));
    try (LocalLambda lambda = LocalLambda.start(open)) {
      String path = "GET /2015-03-31/functions/";
      assertThat(RawRequest.send(lambda.endpoint(), path, "", "Host: build.example:9001"))
          .startsWith("HTTP/1.1 200 ");
      assertThat(RawRequest.send(lambda.endpoint(), path, "", "Host: other.example"))
          .startsWith("HTTP/1.1 403 ");
    }
  }

  @Test
  void whatAFunctionInheritsIsSeenByItsProcessAlone() {
    AWS.deployInheriting("heir", Map.of("AWS_SECRET_ACCESS_KEY", "hidden", "DUET_MODEL", "mine"));
    assertThat(AWS.client().listFunctions().toString()).doesNotContain("hidden", "DUET_MODEL");
    assertThat(AWS.client().getFunctionConfiguration(it -> it.functionName("heir")).environment())
        .isNull();
    assertThat(variables("heir")).contains("AWS_SECRET_ACCESS_KEY=hidden", "DUET_MODEL=mine");
    UpdateFunctionConfigurationResponse changed =
        AWS.client()
            .updateFunctionConfiguration(
                it ->
                    it.functionName("heir")
                        .environment(env -> env.variables(Map.of("DUET_MODEL", "theirs"))));
    assertThat(changed.environment().variables()).isEqualTo(Map.of("DUET_MODEL", "theirs"));
    assertThat(variables("heir")).contains("AWS_SECRET_ACCESS_KEY=hidden", "DUET_MODEL=theirs");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"AWS_REGION", "AWS_SECRET_ACCESS_KEY", "_HANDLER", "AWS_LAMBDA_RUNTIME_API"})
  void reservedVariablesAreReserved(String name) {
    refuses(Map.of(name, "x", "OK", "x"), "Reserved keys used in this request: " + name);
    assertThatThrownBy(() -> AWS.deploy("mine", 60, Map.of(name, "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name);
  }

  private static void refuses(Map<String, String> variables, String reason) {
    AWS.deploy("mine", 60, Map.of());
    assertThatThrownBy(
            () ->
                AWS.client()
                    .updateFunctionConfiguration(
                        it -> it.functionName("mine").environment(env -> env.variables(variables))))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void secretsAreNotPrinted() {
    Map<String, String> secret = Map.of("PASSWORD", "hidden");
    assertThat(LambdaOptions.of(secret).toString()).doesNotContain("hidden");
    AWS.deploy("mine", 60, Map.of());
    assertThat(AWS.configuration("mine", 60, secret).inheriting(secret).toString())
        .contains("PASSWORD")
        .doesNotContain("hidden");
  }

  private static String variables(String function) {
    return AWS.invoke(function, "\"variables\"").payload().asUtf8String();
  }
}
