package io.faasduet.localcloud.lambda.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.Settings;
import io.faasduet.localcloud.lambda.LambdaSession;
import io.faasduet.localcloud.lambda.ScriptedHandler;
import io.faasduet.localcloud.process.JavaInstallation;
import io.faasduet.localcloud.storage.EmbeddedS3;
import io.faasduet.testkit.TestData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.CodeStorageExceededException;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.ListFunctionsResponse;
import software.amazon.awssdk.services.lambda.model.LogFormat;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.State;
import software.amazon.awssdk.services.lambda.model.TracingMode;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationResponse;

class FunctionOperationsTest {
  private static final EmbeddedS3 S3 = EmbeddedS3.start();

  @RegisterExtension
  static final LambdaSession AWS =
      new LambdaSession(ScriptedHandler.class, 4).storing(40_000).withSettings(S3.settings());

  @AfterAll
  static void stopS3() {
    S3.close();
  }

  @AfterEach
  void deleteAll() {
    AWS.deleteAll();
  }

  @Test
  void aFunctionHasItsTagsAndTheCredentialsOfTheService() {
    AWS.create("tagged", it -> it.tags(Map.of("project", "duet")));
    assertThat(AWS.client().getFunction(it -> it.functionName("tagged")).tags())
        .containsEntry("project", "duet");
    assertThat(
            AWS.client()
                .invoke(
                    it ->
                        it.functionName("tagged").payload(SdkBytes.fromUtf8String("\"variables\"")))
                .payload()
                .asUtf8String())
        .contains("AWS_ACCESS_KEY_ID=" + S3.settings().get("AWS_ACCESS_KEY_ID"));
  }

  @Test
  void aFunctionIsMadeShownAndInvoked() {
    CreateFunctionResponse made =
        AWS.create(
            "made",
            it ->
                it.description("greets")
                    .environment(env -> env.variables(Map.of("COLOUR", "green"))));
    assertThat(made.functionArn()).isEqualTo("arn:aws:lambda:us-east-1:000000000000:function:made");
    assertThat(made.state()).isEqualTo(State.ACTIVE);
    assertThat(made.memorySize()).isEqualTo(1024);
    assertThat(made.timeout()).isEqualTo(3);
    assertThat(made.environment().variables()).isEqualTo(Map.of("COLOUR", "green"));
    GetFunctionResponse shown = AWS.client().getFunction(request -> request.functionName("made"));
    assertThat(shown.configuration().codeSha256()).isEqualTo(made.codeSha256());
    assertThat(shown.configuration().description()).isEqualTo("greets");
    assertThat(
            AWS.client()
                .getFunctionConfiguration(request -> request.functionName(made.functionArn()))
                .revisionId())
        .isEqualTo(made.revisionId());
    assertThat(AWS.invoke("made", "1").payload().asUtf8String()).contains("\"calls\":1");
  }

  @Test
  void aFunctionRunsOnTheJavaThatItsRuntimeNames() {
    JavaInstallation other =
        JavaInstallation.found(Settings.of(System.getenv())).stream()
            .filter(java -> List.of(17, 21, 25).contains(java.feature()))
            .filter(java -> java.feature() != Runtime.version().feature())
            .findFirst()
            .orElseGet(() -> Assumptions.abort("this machine has one Java only"));
    AWS.create("other", it -> it.runtime("java" + other.feature()));
    InvokeResponse response = AWS.invoke("other", "\"variables\"");
    assertThat(response.payload().asUtf8String())
        .contains("AWS_EXECUTION_ENV=AWS_Lambda_java" + other.feature());
    assertThat(AWS.log(response))
        .startsWith("INIT_START Runtime Version: java:" + other.feature() + ".local");
    AWS.client()
        .updateFunctionConfiguration(
            request -> request.functionName("other").runtime("java" + Runtime.version().feature()));
    assertThat(AWS.invoke("other", "\"variables\"").payload().asUtf8String())
        .contains("AWS_EXECUTION_ENV=AWS_Lambda_java" + Runtime.version().feature());
  }

  @Test
  void theCodeCanBeHadAgain() throws Exception {
    AWS.create("code", it -> {});
    String location =
        AWS.client().getFunction(request -> request.functionName("code")).code().location();
    byte[] zip =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(URI.create(location)).build(), BodyHandlers.ofByteArray())
            .body();
    assertThat(zip).isEqualTo(Files.readAllBytes(AWS.zip()));
  }

  @Test
  void theCodeMayComeFromS3() throws IOException {
    S3.createBucket("code");
    S3.put("code", "a b/ü.zip", Files.readAllBytes(AWS.zip()));
    AWS.create("stored", it -> it.code(code -> code.s3Bucket("code").s3Key("a b/ü.zip")));
    assertThat(AWS.invoke("stored", "1").payload().asUtf8String()).contains("\"calls\":1");
    assertThatThrownBy(
            () ->
                AWS.create("lost", it -> it.code(code -> code.s3Bucket("code").s3Key("none.zip"))))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining("S3 Error Code: NoSuchKey");
  }

  @Test
  void aNameIsTakenOnce() {
    AWS.create("taken", it -> {});
    assertThatThrownBy(() -> AWS.create("taken", it -> {}))
        .isInstanceOf(ResourceConflictException.class)
        .hasMessageContaining("Function already exist: taken");
  }

  @Test
  void aChangeOfTheConfigurationMakesTheNextCallCold() {
    AWS.create("changed", it -> it.environment(env -> env.variables(Map.of("COLOUR", "green"))));
    AWS.invoke("changed", "1");
    assertThat(AWS.log(AWS.invoke("changed", "1"))).doesNotContain("INIT_START");
    UpdateFunctionConfigurationResponse changed =
        AWS.client()
            .updateFunctionConfiguration(
                request -> request.functionName("changed").memorySize(512).timeout(30));
    assertThat(changed.memorySize()).isEqualTo(512);
    assertThat(changed.environment().variables()).as("kept").containsEntry("COLOUR", "green");
    assertThat(AWS.log(AWS.invoke("changed", "1")))
        .contains("INIT_START", "\tMemory Size: 512 MB\t");
  }

  @Test
  void aChangeOfTheCodeMakesTheNextCallCold() throws IOException {
    CreateFunctionResponse made = AWS.create("recoded", it -> {});
    AWS.invoke("recoded", "1");
    UpdateFunctionCodeResponse same =
        AWS.client()
            .updateFunctionCode(
                it -> it.functionName("recoded").zipFile(AWS.zipBytes()).dryRun(true));
    assertThat(same.codeSha256()).isEqualTo(made.codeSha256());
    assertThat(AWS.log(AWS.invoke("recoded", "1"))).as("a dry run").doesNotContain("INIT_START");
    AWS.client().updateFunctionCode(it -> it.functionName("recoded").zipFile(AWS.zipBytes()));
    assertThat(AWS.log(AWS.invoke("recoded", "1"))).contains("INIT_START");
  }

  @Test
  void aChangeToAnotherRevisionThanExpectedIsRefused() {
    AWS.create("revised", it -> {});
    assertThatThrownBy(
            () ->
                AWS.client()
                    .updateFunctionConfiguration(
                        it -> it.functionName("revised").timeout(9).revisionId("older")))
        .isInstanceOf(PreconditionFailedException.class);
  }

  @Test
  void functionsAreListedInPages() {
    List.of("c", "a", "b").forEach(name -> AWS.create(name, it -> {}));
    ListFunctionsResponse first = AWS.client().listFunctions(request -> request.maxItems(2));
    assertThat(first.functions())
        .extracting(FunctionConfiguration::functionName)
        .containsExactly("a", "b");
    ListFunctionsResponse second =
        AWS.client().listFunctions(request -> request.maxItems(2).marker(first.nextMarker()));
    assertThat(second.functions())
        .extracting(FunctionConfiguration::functionName)
        .containsExactly("c");
    assertThat(second.nextMarker()).isNull();
    assertThat(AWS.client().listFunctionsPaginator().functions()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "0, greater than or equal to 1",
    "-1, greater than or equal to 1",
    "10001, less than or equal to 10000",
    "2147483647, less than or equal to 10000"
  })
  void aPageHasABound(int items, String bound) {
    assertThatThrownBy(() -> AWS.client().listFunctions(request -> request.maxItems(items)))
        .isInstanceOf(LambdaException.class)
        .hasMessageContaining(
            "1 validation error detected: Value '%d' at 'maxItems' failed to satisfy constraint:"
                .formatted(items))
        .hasMessageContaining("Member must have value " + bound);
  }

  @Test
  void aDeletedFunctionIsGone() {
    AWS.create("deleted", it -> {});
    AWS.invoke("deleted", "1");
    AWS.client().deleteFunction(request -> request.functionName("deleted"));
    assertThatThrownBy(() -> AWS.invoke("deleted", "1"))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> AWS.client().deleteFunction(it -> it.functionName("deleted")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void whatCannotBeRunIsRefusedInTheApisWords() {
    assertThatThrownBy(() -> AWS.create("no", it -> it.memorySize(64)))
        .isInstanceOf(LambdaException.class)
        .hasMessageContaining(
            "Value '64' at 'memorySize' failed to satisfy constraint: Member must have value"
                + " greater than or equal to 128");
    assertThatThrownBy(() -> AWS.create("no", it -> it.timeout(901)))
        .hasMessageContaining("less than or equal to 900");
    assertThatThrownBy(() -> AWS.create("no", it -> it.runtime("python3.13")))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining("runs Java only");
    assertThatThrownBy(() -> AWS.create("no", it -> it.handler(null)))
        .hasMessageContaining("Runtime and Handler are mandatory");
    assertThatThrownBy(() -> AWS.create("no", it -> it.handler("a b")))
        .hasMessageContaining("Value 'a b' at 'handler' failed to satisfy constraint");
    assertThatThrownBy(
            () -> AWS.create("no", it -> it.layers("arn:aws:lambda:us-east-1:1:layer:x:1")))
        .hasMessageContaining("Layers is not done by this service");
    assertThatThrownBy(
            () ->
                AWS.create(
                    "no", it -> it.code(code -> code.zipFile(SdkBytes.fromUtf8String("no zip")))))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining("Could not unzip uploaded file");
    assertThat(AWS.client().listFunctions().functions()).isEmpty();
  }

  @Test
  void whatWouldHaveToBeIgnoredIsRefused() {
    refuses("LogFormat", it -> it.loggingConfig(log -> log.logFormat(LogFormat.JSON)));
    refuses("LogGroup", it -> it.loggingConfig(log -> log.logGroup("/mine")));
    refuses("SystemLogLevel", it -> it.loggingConfig(log -> log.systemLogLevel("WARN")));
    refuses("Mode", it -> it.tracingConfig(tracing -> tracing.mode(TracingMode.ACTIVE)));
    refuses("CodeSigningConfigArn", it -> it.codeSigningConfigArn("arn:aws:lambda:x"));
    refuses("PackageType", it -> it.packageType("Image"));
    AWS.create(
        "plain",
        it ->
            it.tracingConfig(tracing -> tracing.mode(TracingMode.PASS_THROUGH))
                .loggingConfig(log -> log.logFormat(LogFormat.TEXT))
                .tags(Map.of())
                .publish(false));
    assertThatThrownBy(
            () ->
                AWS.client()
                    .updateFunctionConfiguration(
                        it ->
                            it.functionName("plain").layers("arn:aws:lambda:us-east-1:1:layer:x")))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining("Layers is not done by this service");
  }

  @Test
  void aFunctionIsNotCreatedAsAVersionNorToldOfAQueueInOrder() {
    assertThatThrownBy(() -> AWS.create("mine:1", it -> {}))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining("without a version or alias");
    refuses(
        "standard queue",
        it -> it.deadLetterConfig(to -> to.targetArn("arn:aws:sqs:us-east-1:000000000000:a.fifo")));
  }

  @Test
  void quotasAreKeptTo() {
    refuses("VALUE has a NUL", it -> it.environment(e -> e.variables(Map.of("VALUE", "a\0b"))));
    refuses("4KB limit", it -> it.environment(e -> e.variables(Map.of("BIG", "x".repeat(5000)))));
    refuses("'description'", it -> it.description("x".repeat(257)));
    refuses("'handler'", it -> it.handler("a." + "b".repeat(127)));
    refuses("at most 50 tags, not 51", it -> it.tags(tags(51, "k")));
    refuses("'tags'", it -> it.tags(Map.of("k".repeat(129), "v")));
    refuses("'tags'", it -> it.tags(Map.of("k", "v".repeat(257))));
    refuses("does not begin with aws:", it -> it.tags(Map.of("aws:k", "v")));
    AWS.create("full", it -> it.description("x".repeat(256)).tags(tags(50, "k")));
    String long257 = "x".repeat(257);
    refuses(
        "'description'",
        () -> AWS.client().publishVersion(it -> it.functionName("full").description(long257)));
    refuses(
        "'description'",
        () ->
            AWS.client()
                .createAlias(
                    it ->
                        it.functionName("full")
                            .name("a")
                            .functionVersion("$LATEST")
                            .description(long257)));
  }

  @Test
  void codeComesFromOnePlace() {
    refuses(
        "do not provide other FunctionCode parameters when providing a ZipFile",
        it -> it.code(code -> code.zipFile(AWS.zipBytes()).s3Bucket("b").s3Key("k")));
  }

  @Test
  void aZipThatCannotBeUnpackedIsTheCallersFault() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (String name : List.of("lib", "lib/a.jar")) {
        out.putNextEntry(new ZipEntry(name));
      }
    }
    SdkBytes odd = SdkBytes.fromByteArray(bytes.toByteArray());
    refuses("Could not unzip uploaded file", it -> it.code(code -> code.zipFile(odd)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"file-and-directory.zip", "name-of-300-bytes.zip"})
  void reportedZipsAreTheCallersFaultToo(String file) {
    SdkBytes odd = SdkBytes.fromByteArray(TestData.file("cases/B07/" + file));
    refuses("Could not unzip uploaded file", it -> it.code(code -> code.zipFile(odd)));
  }

  @Test
  void aReportedZipWithADuplicateIsCode() {
    SdkBytes twice = SdkBytes.fromByteArray(TestData.file("cases/B07/dup.zip"));
    assertThat(AWS.create("twice", it -> it.code(code -> code.zipFile(twice))).state())
        .isEqualTo(State.ACTIVE);
  }

  private static Map<String, String> tags(int number, String key) {
    return IntStream.range(0, number).boxed().collect(Collectors.toMap(i -> key + i, i -> "v"));
  }

  private static void refuses(String reason, Consumer<CreateFunctionRequest.Builder> more) {
    refuses(reason, () -> AWS.create("no", more));
  }

  private static void refuses(String reason, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void moreCodeThanTheAccountMayStoreIsRefused() {
    int fitting = 40_000 / AWS.zipBytes().asByteArrayUnsafe().length;
    for (int i = 0; i < fitting; i++) {
      AWS.create("stored-" + i, it -> {});
    }
    assertThatThrownBy(() -> AWS.create("one-too-many", it -> {}))
        .isInstanceOf(CodeStorageExceededException.class)
        .hasMessageContaining("Code storage limit exceeded.");
  }
}
