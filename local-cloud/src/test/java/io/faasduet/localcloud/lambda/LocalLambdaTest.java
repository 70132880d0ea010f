package io.faasduet.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.localcloud.Deadline;
import io.faasduet.localcloud.startup.StartTimes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

class LocalLambdaTest {
  @RegisterExtension static final LambdaSession AWS = new LambdaSession(ScriptedHandler.class, 2);

  @Test
  void answersWithWhatTheHandlerWrote() {
    AWS.deploy("echo", 60, Map.of());
    assertThat(AWS.invoke("echo", "{\"a\":1}").payload().asUtf8String())
        .isEqualTo("{\"calls\":1,\"payload\":{\"a\":1}}");
    InvokeResponse second = AWS.invoke("echo", "[2]");
    assertThat(second.payload().asUtf8String()).isEqualTo("{\"calls\":2,\"payload\":[2]}");
    assertThat(second.functionError()).isNull();
    assertThat(second.executedVersion()).isEqualTo("$LATEST");
    assertThat(second.statusCode()).isEqualTo(200);
  }

  @Test
  void logsAnInvocationAsLambdaDoes() {
    AWS.deploy("logging", 60, Map.of());
    InvokeResponse cold = AWS.invoke("logging", "1");
    String id = cold.responseMetadata().requestId();
    assertThat(AWS.log(cold).lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("INIT_START Runtime Version: java:"),
            line -> assertThat(line).startsWith("{\"duet\":{\"init\":"),
            line -> assertThat(line).isEqualTo("START RequestId: " + id + " Version: $LATEST"),
            line -> assertThat(line).isEqualTo("{\"duet\":{\"request_id\":\"" + id + "\"}}"),
            line -> assertThat(line).isEqualTo("to the other stream"),
            line -> assertThat(line).isEqualTo("END RequestId: " + id),
            line ->
                assertThat(line)
                    .matches(
                        "REPORT RequestId: "
                            + id
                            + "\tDuration: \\d+\\.\\d\\d ms\tBilled Duration: \\d+ ms"
                            + "\tMemory Size: 1769 MB\tMax Memory Used: [1-9]\\d+ MB"
                            + "\tInit Duration: \\d+\\.\\d\\d ms\t"));
    assertThat(AWS.log(AWS.invoke("logging", "1")))
        .startsWith("START RequestId: ")
        .doesNotContain("INIT_START", "Init Duration", id);
  }

  @Test
  void logsGoToTheListenerWhole() {
    AWS.deploy("heard", 60, Map.of());
    InvokeResponse response = AWS.invoke("heard", "\"chatter\"");
    String id = response.responseMetadata().requestId();
    assertThat(AWS.logs())
        .filteredOn(log -> log.contains(id))
        .singleElement()
        .satisfies(
            log ->
                assertThat(log)
                    .startsWith("heard INIT_START ")
                    .contains("START RequestId: " + id, "chatter ".repeat(30_000), "END RequestId")
                    .contains("REPORT RequestId: " + id));
  }

  @Test
  void aTailEndsWithTheReportHoweverMuchWasPrinted() {
    AWS.deploy("chatty", 60, Map.of());
    String log = AWS.log(AWS.invoke("chatty", "\"chatter\""));
    assertThat(log).hasSize(4096);
    assertThat(log.lines())
        .satisfiesExactly(
            line -> assertThat(line).endsWith("chatter "),
            line -> assertThat(line).startsWith("END"),
            line -> assertThat(line).startsWith("REPORT"));
  }

  @Test
  void everyTailHasTheLinesOfItsOwnInvocation() {
    AWS.deploy("ordered", 60, Map.of());
    for (int i = 0; i < 100; i++) {
      InvokeResponse response = AWS.invoke("ordered", "1");
      String id = response.responseMetadata().requestId();
      assertThat(AWS.log(response))
          .contains("{\"duet\":{\"request_id\":\"" + id + "\"}}\nto the other stream\nEND");
    }
  }

  @Test
  void tellsTheStepsOfTheLastStart() {
    AWS.deploy("timed", 60, Map.of());
    assertThat(AWS.lambda().lastStart("timed")).isEmpty();
    AWS.invoke("timed", "1");
    StartTimes times = AWS.lambda().lastStart("timed").orElseThrow();
    assertThat(
            new Long[] {
              times.spawnedNanos(),
              times.vmCreatedNanos(),
              times.initStartNanos(),
              times.initEndNanos(),
              times.readyNanos(),
              System.nanoTime()
            })
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void isColdAfterRecycling() {
    AWS.deploy("recycled", 60, Map.of());
    AWS.invoke("recycled", "1");
    StartTimes first = AWS.lambda().lastStart("recycled").orElseThrow();
    AWS.lambda().recycle("recycled");
    assertThat(AWS.invoke("recycled", "1").payload().asUtf8String()).contains("\"calls\":1");
    assertThat(AWS.lambda().lastStart("recycled").orElseThrow().spawnedNanos())
        .isGreaterThan(first.readyNanos());
  }

  @Test
  void tellsWhatWasThrownAndKeepsTheEnvironment() {
    AWS.deploy("throwing", 60, Map.of());
    InvokeResponse response = AWS.invoke("throwing", "\"throw\"");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.functionError()).isEqualTo("Unhandled");
    assertThat(response.payload().asUtf8String())
        .contains(
            "\"errorMessage\":\"not today\"",
            "\"errorType\":\"java.lang.IllegalArgumentException\"",
            "\"stackTrace\":[");
    assertThat(AWS.log(response))
        .containsSubsequence("START", "not today: java.lang.IllegalArgumentException", "END");
    assertThat(AWS.log(AWS.invoke("throwing", "1"))).doesNotContain("INIT_START", "not today");
  }

  @Test
  void tellsThatTheProcessEndedAndStartsAnother() {
    AWS.deploy("exiting", 60, Map.of());
    InvokeResponse response = AWS.invoke("exiting", "\"exit\"");
    assertThat(response.functionError()).isEqualTo("Unhandled");
    assertThat(response.payload().asUtf8String())
        .isEqualTo(
            "{\"errorType\":\"Runtime.ExitError\",\"errorMessage\":\"RequestId: "
                + response.responseMetadata().requestId()
                + " Error: Runtime exited with error: exit status 7\"}");
    assertThat(AWS.log(response)).contains("Status: error\tError Type: Runtime.ExitError");
    assertThat(AWS.log(AWS.invoke("exiting", "1"))).contains("INIT_START");
  }

  @Test
  void endsAnInvocationThatTakesTooLong() {
    AWS.deploy("hanging", 1, Map.of());
    InvokeResponse response = AWS.invoke("hanging", "\"hang\"");
    String id = response.responseMetadata().requestId();
    assertThat(response.functionError()).isEqualTo("Unhandled");
    assertThat(response.payload().asUtf8String())
        .isEqualTo(
            "{\"errorType\":\"Sandbox.Timedout\",\"errorMessage\":\"RequestId: "
                + id
                + " Error: Task timed out after 1.00 seconds\"}");
    assertThat(AWS.log(response))
        .contains(id + " Task timed out after 1.00 seconds\nEND", "\tDuration: 1000.00 ms\t")
        .contains("Status: timeout");
    assertThat(AWS.log(AWS.invoke("hanging", "1"))).contains("INIT_START");
  }

  @Test
  void tellsWhyTheHandlerCouldNotBeMade() {
    AWS.deploy("refusing", 60, Map.of("REFUSE", "yes"));
    InvokeResponse response = AWS.invoke("refusing", "1");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.functionError()).isEqualTo("Unhandled");
    assertThat(response.payload().asUtf8String()).contains("errorType", "the model is missing");
    assertThat(AWS.log(response))
        .containsSubsequence("INIT_START", "INIT_REPORT Init Duration: ", "Status: error", "START")
        .contains("the model is missing", "REPORT");
  }

  @Test
  void endsAnInitAfterTenSecondsAndRepeatsItInTheInvocation(@TempDir Path meeting) {
    AWS.deploy("slow-init", 60, Map.of("HANG_ONCE", meeting.resolve("hung").toString()));
    InvokeResponse response = AWS.invoke("slow-init", "1");
    assertThat(response.functionError()).isNull();
    assertThat(response.payload().asUtf8String()).contains("\"calls\":1");
    assertThat(AWS.log(response))
        .containsPattern(
            "INIT_REPORT Init Duration: 10\\d{3}\\.\\d\\d ms\tPhase: init\tStatus: timeout");
  }

  @Test
  void refusesAnAnswerThatIsTooLarge() {
    AWS.deploy("large", 60, Map.of());
    InvokeResponse response = AWS.invoke("large", "\"large\"");
    assertThat(response.functionError()).isEqualTo("Unhandled");
    assertThat(response.payload().asUtf8String())
        .contains("Function.ResponseSizeTooLarge", "6291556 bytes");
    assertThat(AWS.invoke("large", "1").functionError()).isNull();
  }

  @Test
  void startsAnEnvironmentForEachConcurrentRequestUpToTheLimit(@TempDir Path meeting)
      throws IOException {
    AWS.deploy("scaled", 60, Map.of("MEETING", meeting.toString()));
    // from JDK 25 on, the default is the common pool: one thread on two processors
    Executor threadEach = task -> new Thread(task).start();
    List<CompletableFuture<InvokeResponse>> met =
        IntStream.range(0, 2)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> AWS.invoke("scaled", "\"meet\""), threadEach))
            .toList();
    Deadline.of(Duration.ofSeconds(30)).await(() -> meeting.toFile().list().length == 2);
    assertThatThrownBy(() -> AWS.invoke("scaled", "1"))
        .isInstanceOf(TooManyRequestsException.class)
        .hasMessageContaining("Rate Exceeded.");
    Files.createFile(meeting.resolve("over"));
    assertThat(met)
        .allSatisfy(
            response -> assertThat(response.join().payload().asUtf8String()).isEqualTo("\"met\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "named",
        "named:$LATEST",
        "000000000000:function:named",
        "arn:aws:lambda:us-east-1:000000000000:function:named",
        "arn:aws:lambda:us-east-1:000000000000:function:named:$LATEST"
      })
  void knowsAFunctionByItsNameAndItsArn(String name) {
    AWS.deploy("named", 60, Map.of());
    assertThat(AWS.invoke(name, "1").payload().asUtf8String()).contains("\"calls\":1");
  }

  @Test
  void tellsTheHandlerWhatItRunsAs() {
    AWS.deployInheriting("placed", Map.of("COLOUR", "green", "AWS_REGION", "eu-north-1"));
    assertThat(AWS.invoke("placed", "\"context\"").payload().asUtf8String())
        .matches(
            "\"placed arn:aws:lambda:us-east-1:\\d{12}:function:placed 1769 (59|60)\\d{3} null\"");
    assertThat(AWS.invoke("placed", "\"variables\"").payload().asUtf8String())
        .contains(
            "COLOUR=green",
            "AWS_REGION=eu-north-1",
            "AWS_LAMBDA_FUNCTION_NAME=placed",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE=1769",
            "_HANDLER=" + ScriptedHandler.class.getName(),
            "TZ=:UTC")
        .doesNotContain("JAVA_HOME", "USER=");
  }

  @Test
  void givesEachEnvironmentATemporaryDirectoryOfItsOwn() {
    AWS.deploy("untidy", 60, Map.of());
    Path left =
        Path.of(AWS.invoke("untidy", "\"temporary\"").payload().asUtf8String().replace("\"", ""));
    assertThat(left).exists();
    AWS.lambda().recycle("untidy");
    assertThat(left.getParent()).doesNotExist();
    Path next =
        Path.of(AWS.invoke("untidy", "\"temporary\"").payload().asUtf8String().replace("\"", ""));
    assertThat(next.getParent()).isNotEqualTo(left.getParent());
    assertThat(Files.exists(next)).isTrue();
  }
}
