package io.faasduet.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.faasduet.localcloud.Deadline;
import io.faasduet.localcloud.LocalQueues;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The life of a function, by the AWS CLI, each start of which takes a second. */
class LambdaCommandLineTest {
  private static final LocalQueues SQS = LocalQueues.start();

  @RegisterExtension
  static final LambdaSession AWS =
      new LambdaSession(ScriptedHandler.class, 20).withSettings(SQS.settings());

  @TempDir Path directory;

  @BeforeEach
  void assumeAwsCommandLine() throws Exception {
    assumeTrue(
        new ProcessBuilder("sh", "-c", "command -v aws").start().waitFor() == 0,
        "the AWS CLI is not installed: nothing shows that it can use LocalLambda");
  }

  @AfterAll
  static void stopQueues() {
    SQS.close();
  }

  @Test
  void aFunctionLivesAndDies() throws Exception {
    String zip = "fileb://" + AWS.zip();
    assertThat(
            lambda(
                "create-function",
                "--function-name",
                "cli",
                "--runtime",
                "java17",
                "--role",
                "arn:aws:iam::000000000000:role/any",
                "--memory-size",
                "1024",
                "--handler",
                ScriptedHandler.class.getName(),
                "--zip-file",
                zip))
        .contains("\"FunctionName\": \"cli\"", "\"State\": \"Active\"");
    lambda("wait", "function-active-v2", "--function-name", "cli");
    Path answer = directory.resolve("answer.json");
    assertThat(invoke("[1]", answer, "--log-type", "Tail"))
        .contains("\"StatusCode\": 200", "\"LogResult\": ", "\"ExecutedVersion\": \"$LATEST\"");
    assertThat(answer).hasContent("{\"calls\":1,\"payload\":[1]}");
    assertThat(
            lambda(
                "update-function-configuration",
                "--function-name",
                "cli",
                "--memory-size",
                "512",
                "--environment",
                "Variables={COLOUR=green}"))
        .contains("\"MemorySize\": 512", "\"COLOUR\": \"green\"");
    lambda("update-function-code", "--function-name", "cli", "--zip-file", zip);
    invoke("[2]", answer);
    assertThat(answer).as("another environment").hasContent("{\"calls\":1,\"payload\":[2]}");
    assertThat(lambda("list-functions", "--query", "Functions[].FunctionName", "--output", "text"))
        .isEqualTo("cli\n");
    lambda("delete-function", "--function-name", "cli");
    assertThat(fails("get-function", "--function-name", "cli"))
        .contains(
            "An error occurred (ResourceNotFoundException) when calling the GetFunction operation:"
                + " Function not found: arn:aws:lambda:us-east-1:000000000000:function:cli");
  }

  @Test
  void itsConcurrencyEventsAndQueueAreSet() throws Exception {
    AWS.deploy("cli", 60, Map.of());
    String function = "--function-name=cli";
    String arn = SQS.create("cli", 60);
    assertThat(
            lambda("put-function-concurrency", function, "--reserved-concurrent-executions", "3"))
        .contains("Executions\": 3");
    assertThat(
            lambda(
                "put-function-event-invoke-config",
                function,
                "--maximum-retry-attempts",
                "1",
                "--destination-config",
                "OnFailure={Destination=" + arn + "}"))
        .contains(arn);
    String id =
        lambda(
                "create-event-source-mapping",
                function,
                "--event-source-arn",
                arn,
                "--batch-size",
                "5",
                "--function-response-types",
                "ReportBatchItemFailures",
                "--query",
                "UUID",
                "--output",
                "text")
            .strip();
    SQS.send("cli", "hello");
    Deadline.of(Duration.ofSeconds(60)).await(() -> AWS.lambda().lastStart("cli").isPresent());
    lambda("update-event-source-mapping", "--uuid", id, "--no-enabled");
    assertThat(lambda("list-event-source-mappings", function))
        .contains(id, "\"BatchSize\": 5", "\"State\": \"Disabled\"");
    assertThat(lambda("get-account-settings")).contains("\"ConcurrentExecutions\": 20");
    AWS.client().deleteFunction(it -> it.functionName("cli"));
  }

  @Test
  void whatIsNotDoneIsAnErrorOfTheService() throws Exception {
    assertThat(fails("list-layers"))
        .contains("An error occurred (UnknownOperationException) when calling the ListLayers");
  }

  private String invoke(String payload, Path answer, String... more) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("invoke", "--function-name", "cli"));
    Path file = Files.writeString(directory.resolve("payload.json"), payload);
    arguments.addAll(List.of("--payload", "fileb://" + file));
    arguments.addAll(List.of(more));
    arguments.add(answer.toString());
    return lambda(arguments.toArray(String[]::new));
  }

  private String lambda(String... arguments) throws Exception {
    Path output = directory.resolve("output");
    int exit = run(output, arguments);
    String said = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(exit).as(said).isZero();
    return said;
  }

  private String fails(String... arguments) throws Exception {
    Path output = directory.resolve("output");
    assertThat(run(output, arguments)).isNotZero();
    return Files.readString(output, StandardCharsets.UTF_8);
  }

  private int run(Path output, String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of("aws", "lambda", "--endpoint-url", AWS.lambda().endpoint().toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("AWS_"));
    environment.put("AWS_ACCESS_KEY_ID", "any");
    environment.put("AWS_SECRET_ACCESS_KEY", "any");
    environment.put("AWS_DEFAULT_REGION", "us-east-1");
    environment.put("AWS_PAGER", "");
    return builder.start().waitFor();
  }
}
