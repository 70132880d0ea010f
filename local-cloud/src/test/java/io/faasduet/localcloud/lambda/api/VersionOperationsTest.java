package io.faasduet.localcloud.lambda.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.localcloud.lambda.LambdaSession;
import io.faasduet.localcloud.lambda.ScriptedHandler;
import io.faasduet.localcloud.snapshot.NoEngine;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionVersion;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionResponse;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.PublishVersionResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.SnapStartApplyOn;
import software.amazon.awssdk.services.lambda.model.SnapStartOptimizationStatus;
import software.amazon.awssdk.services.lambda.model.State;

class VersionOperationsTest {
  @RegisterExtension
  static final LambdaSession AWS =
      new LambdaSession(ScriptedHandler.class, 4).snapshotting(new NoEngine());

  @AfterEach
  void deleteAll() {
    AWS.deleteAll();
  }

  @Test
  void aVersionStaysAsItWasWhenItWasPublished() {
    CreateFunctionResponse made =
        AWS.create("fixed", it -> it.environment(env -> env.variables(Map.of("COLOUR", "green"))));
    PublishVersionResponse first = publish("fixed");
    change("fixed", "blue");

    assertThat(first.version()).isEqualTo("1");
    assertThat(first.functionArn()).isEqualTo(made.functionArn() + ":1");
    assertThat(first.state()).isEqualTo(State.ACTIVE);
    assertThat(first.snapStart().optimizationStatus()).isEqualTo(SnapStartOptimizationStatus.OFF);
    InvokeResponse old = AWS.invoke("fixed:1", "\"variables\"");
    assertThat(old.payload().asUtf8String())
        .contains("COLOUR=green", "AWS_LAMBDA_FUNCTION_VERSION=1");
    assertThat(old.executedVersion()).isEqualTo("1");
    assertThat(AWS.log(old)).contains(" Version: 1\n");
    InvokeResponse current =
        AWS.client()
            .invoke(
                it ->
                    it.functionName("fixed")
                        .qualifier("$LATEST")
                        .payload(SdkBytes.fromUtf8String("\"variables\"")));
    assertThat(current.payload().asUtf8String())
        .contains("COLOUR=blue", "AWS_LAMBDA_FUNCTION_VERSION=$LATEST");
    assertThat(current.executedVersion()).isEqualTo("$LATEST");
    assertThat(AWS.invoke("fixed:1", "\"context\"").payload().asUtf8String())
        .contains(made.functionArn() + ":1");
    assertThatThrownBy(
            () -> AWS.client().updateFunctionConfiguration(it -> it.functionName("fixed:1")))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining("Aliases and versions do not support this operation");
  }

  @Test
  void nothingIsPublishedTwice() {
    AWS.create("twice", it -> {});
    assertThat(publish("twice").version()).isEqualTo("1");
    AWS.client().updateFunctionCode(it -> it.functionName("twice").zipFile(AWS.zipBytes()));
    assertThat(publish("twice").version()).as("the same code").isEqualTo("1");
    change("twice", "red");
    assertThat(publish("twice").version()).isEqualTo("2");
    AWS.client().deleteFunction(it -> it.functionName("twice").qualifier("2"));
    assertThat(publish("twice").version()).as("no number a second time").isEqualTo("3");
  }

  @Test
  void whatIsPublishedIsWhatItsPublisherHasSeen() {
    CreateFunctionResponse made = AWS.create("seen", it -> {});
    assertThatThrownBy(
            () -> AWS.client().publishVersion(it -> it.functionName("seen").codeSha256("another")))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining("CodeSHA256 (another) is different from current CodeSHA256");
    assertThatThrownBy(
            () -> AWS.client().publishVersion(it -> it.functionName("seen").revisionId("older")))
        .isInstanceOf(PreconditionFailedException.class);
    PublishVersionResponse published =
        AWS.client()
            .publishVersion(
                it ->
                    it.functionName("seen")
                        .description("the first")
                        .codeSha256(made.codeSha256())
                        .revisionId(made.revisionId()));
    assertThat(published.description()).isEqualTo("the first");
    assertThat(AWS.client().getFunctionConfiguration(it -> it.functionName("seen")).description())
        .isEmpty();
  }

  @Test
  void aFunctionIsPublishedAsItIsMadeAndRecoded() {
    assertThat(AWS.create("born", it -> it.publish(true)).version()).isEqualTo("1");
    change("born", "red");
    assertThat(
            AWS.client()
                .updateFunctionCode(
                    it -> it.functionName("born").zipFile(AWS.zipBytes()).publish(true))
                .version())
        .isEqualTo("2");
    ListVersionsByFunctionResponse first =
        AWS.client().listVersionsByFunction(it -> it.functionName("born").maxItems(2));
    assertThat(first.versions())
        .extracting(FunctionConfiguration::version)
        .containsExactly("$LATEST", "1");
    assertThat(first.versions().get(0).functionArn()).endsWith(":born:$LATEST");
    assertThat(
            AWS.client()
                .listVersionsByFunction(it -> it.functionName("born").marker(first.nextMarker()))
                .versions())
        .extracting(FunctionConfiguration::version)
        .containsExactly("2");
    assertThat(
            AWS.client().listFunctions(it -> it.functionVersion(FunctionVersion.ALL)).functions())
        .hasSize(3);
    assertThat(AWS.client().listFunctions().functions()).hasSize(1);
  }

  @Test
  void aDeletedVersionIsGoneAndItsCodeStaysWithTheOthers() throws Exception {
    AWS.create("part", it -> it.publish(true));
    AWS.client().deleteFunction(it -> it.functionName("part").qualifier("1"));

    assertThatThrownBy(() -> AWS.invoke("part:1", "1"))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("Function not found: ")
        .hasMessageContaining(":function:part:1");
    assertThat(AWS.invoke("part", "1").functionError()).isNull();
    assertThat(download("part")).isEqualTo(Files.readAllBytes(AWS.zip()));
    assertThatThrownBy(
            () -> AWS.client().deleteFunction(it -> it.functionName("part").qualifier("$LATEST")))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining("$LATEST version cannot be deleted");
  }

  @Test
  void aVersionsCodeIsThereWhenTheFunctionHasOther() throws Exception {
    AWS.create("kept", it -> it.publish(true));
    AWS.client().updateFunctionCode(it -> it.functionName("kept").zipFile(AWS.zipBytes()));
    assertThat(download("kept:1")).isEqualTo(Files.readAllBytes(AWS.zip()));
    AWS.client().deleteFunction(it -> it.functionName("kept"));
    assertThatThrownBy(() -> AWS.client().getFunction(it -> it.functionName("kept:1")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void aQualifierIsSaidOnce() {
    AWS.create("said", it -> it.publish(true));
    assertThatThrownBy(
            () -> AWS.client().getFunction(it -> it.functionName("said:1").qualifier("2")))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining("The derived qualifier from the function name does not match");
    assertThat(
            AWS.client()
                .getFunctionConfiguration(
                    it -> it.functionName("arn:aws:lambda:us-east-1:000000000000:function:said:1"))
                .version())
        .isEqualTo("1");
  }

  @Test
  void withoutAnEngineSnapStartIsRefusedAndSaysWhy() {
    refuses(
        "SnapStart is not available here: this machine takes none",
        it -> it.snapStart(s -> s.applyOn(SnapStartApplyOn.PUBLISHED_VERSIONS)));
    AWS.create("plain", it -> it.snapStart(s -> s.applyOn(SnapStartApplyOn.NONE)));
    assertThatThrownBy(
            () ->
                AWS.client()
                    .updateFunctionConfiguration(
                        it ->
                            it.functionName("plain")
                                .snapStart(s -> s.applyOn(SnapStartApplyOn.PUBLISHED_VERSIONS))))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining("this machine takes none");
    assertThat(
            AWS.client()
                .getFunctionConfiguration(it -> it.functionName("plain"))
                .snapStart()
                .applyOn())
        .isEqualTo(SnapStartApplyOn.NONE);
  }

  @Test
  void snapStartIsRefusedWhereAwsHasNone() {
    refuses(
        "java8.al2 is not supported",
        it ->
            it.runtime("java8.al2").snapStart(s -> s.applyOn(SnapStartApplyOn.PUBLISHED_VERSIONS)));
    refuses(
        "512 MB",
        it ->
            it.ephemeralStorage(s -> s.size(1024))
                .snapStart(s -> s.applyOn(SnapStartApplyOn.PUBLISHED_VERSIONS)));
  }

  private static void refuses(String reason, Consumer<CreateFunctionRequest.Builder> more) {
    assertThatThrownBy(() -> AWS.create("no", more))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining(reason);
  }

  private static PublishVersionResponse publish(String name) {
    return AWS.client().publishVersion(request -> request.functionName(name));
  }

  private static void change(String name, String colour) {
    AWS.client()
        .updateFunctionConfiguration(
            it ->
                it.functionName(name).environment(env -> env.variables(Map.of("COLOUR", colour))));
  }

  private static byte[] download(String name) throws Exception {
    URI code = URI.create(AWS.client().getFunction(it -> it.functionName(name)).code().location());
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(code).build(), BodyHandlers.ofByteArray())
        .body();
  }
}
