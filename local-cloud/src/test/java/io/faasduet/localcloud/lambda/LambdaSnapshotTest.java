package io.faasduet.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.faasduet.localcloud.Deadline;
import io.faasduet.localcloud.process.ProcessStartException;
import io.faasduet.localcloud.snapshot.Criu;
import io.faasduet.localcloud.startup.StartTimes;
import io.faasduet.localcloud.startup.StartupArchive;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.SnapStartException;
import software.amazon.awssdk.services.lambda.model.SnapStartTimeoutException;

/** Needs CRIU and who may use it; says why where it is skipped. */
class LambdaSnapshotTest {
  private static final int MANY = 20;

  @TempDir static Path directory;

  @RegisterExtension
  static final LambdaSession SESSION =
      new LambdaSession(SnapshotHandler.class, MANY).givingMegabytes(256);

  @BeforeEach
  void needsAnEngine() {
    Optional<String> refusal = Criu.ofThisJvm().refusal();
    assumeThat(refusal).as(refusal.orElse("")).isEmpty();
  }

  @Test
  void anEnvironmentIsRestoredServesIsFrozenAndServesAgain() {
    StartupArchive taken = deployed("restored", Map.of());
    InvokeResponse first = SESSION.invoke("restored", "1");
    InvokeResponse second = SESSION.invoke("restored", "2");

    assertThat(taken.variant()).startsWith("process snapshot after INIT, CRIU");
    assertThat(taken.bytes()).isGreaterThan(1 << 20);
    assertThat(taken.made()).isPresent();
    assertThat(text(first, "ran")).isEqualTo("init before after");
    assertThat(payload(first)).contains("\"call\":1", "\"payload\":1");
    assertThat(payload(second)).contains("\"call\":2", "\"payload\":2");
    assertThat(text(first, "log")).as("as on AWS").isEqualTo("null");
    assertThat(text(second, "instance")).isEqualTo(text(first, "instance"));
    assertThat(SESSION.log(first))
        .contains("RESTORE_START Runtime Version: java:", "RESTORE_REPORT Restore Duration: ")
        .contains("after the restore\n", "serves " + text(first, "id") + "\n")
        .containsPattern("\tRestore Duration: [\\d.]+ ms\tBilled Restore Duration: \\d+ ms\t")
        .doesNotContain("before the snapshot", "Init Duration", "INIT_START");
    assertThat(SESSION.log(second))
        .contains("serves " + text(second, "id") + "\n")
        .doesNotContain("RESTORE", "Restore Duration");
    StartTimes times = SESSION.lambda().lastStart("restored").orElseThrow();
    assertThat(times.vmCreatedNanos()).isGreaterThan(times.spawnedNanos());
    assertThat(times.readyNanos()).isGreaterThanOrEqualTo(times.vmCreatedNanos());
  }

  @Test
  void aSnapshotOfAFunctionThatPrimesItselfSaysSo() {
    assertThat(deployed("primed", Map.of("DUET_PRIME", "1")).variant())
        .startsWith("process snapshot after INIT, primed by 1 request of its own, CRIU");
  }

  @Test
  void twentyRestoredAtOnceAreAllDifferentAndEachHasItsOwnRequest() throws Exception {
    deployed("many", Map.of());
    ExecutorService threads = Executors.newFixedThreadPool(MANY);
    try {
      for (int round = 0; round < 2; round++) {
        List<Callable<InvokeResponse>> calls = new ArrayList<>();
        for (int call = 0; call < MANY; call++) {
          String payload = "\"" + round + "-" + call + "\"";
          calls.add(() -> SESSION.invoke("many", payload));
        }
        List<InvokeResponse> answers = new ArrayList<>();
        for (Future<InvokeResponse> answer : threads.invokeAll(calls)) {
          answers.add(answer.get());
        }

        for (int call = 0; call < MANY; call++) {
          assertThat(payload(answers.get(call)))
              .as("the answer to its own request")
              .contains("\"payload\":\"" + round + "-" + call + "\"")
              .contains("\"ran\":\"init before after\"");
          assertThat(SESSION.log(answers.get(call)))
              .as("the log of its own request")
              .contains("START RequestId: " + text(answers.get(call), "id"))
              .containsOnlyOnce("serves ")
              .contains("serves " + text(answers.get(call), "id"));
        }
        assertThat(answers).extracting(each -> text(each, "id")).doesNotHaveDuplicates();
        if (round == 0) {
          assertThat(answers).extracting(each -> text(each, "instance")).doesNotHaveDuplicates();
          assertThat(answers)
              .as("no other environment's files")
              .extracting(each -> text(each, "files"))
              .containsOnly("none");
          assertThat(SESSION.lambda().processIds("many")).hasSize(MANY).doesNotHaveDuplicates();
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aHookThatFailsAfterTheRestoreIsARefusalAndLeavesNoProcess() {
    deployed("faulty", Map.of("FAIL_AFTER", "yes"));

    assertThatThrownBy(() -> SESSION.invoke("faulty", "1")).isInstanceOf(SnapStartException.class);
    assertThat(SESSION.logs().stream().filter(log -> log.startsWith("faulty ")).toList())
        .singleElement()
        .asString()
        .contains("no connection after all", "Status: error");
    assertThat(SESSION.lambda().processIds("faulty")).isEmpty();
  }

  @Test
  void aHookThatTakesMoreThanTenSecondsIsCutOff() {
    deployed("slow", Map.of("HANG_AFTER", "yes"));
    long begun = System.nanoTime();

    assertThatThrownBy(() -> SESSION.invoke("slow", "1"))
        .isInstanceOf(SnapStartTimeoutException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .isBetween(Duration.ofSeconds(10), Duration.ofSeconds(30));
    assertThat(SESSION.lambda().processIds("slow")).isEmpty();
  }

  @Test
  void aHookThatFailsBeforeTheSnapshotIsSaidAndNothingIsLeft() {
    assertThatThrownBy(() -> deployed("unwilling", Map.of("FAIL_BEFORE", "yes")))
        .isInstanceOf(ProcessStartException.class)
        .hasMessageContainingAll("unwilling did not come to a snapshot", "not to be closed");
    assertThat(
            ProcessHandle.current()
                .descendants()
                .flatMap(child -> child.info().commandLine().stream()))
        .noneMatch(line -> line.contains("duet-lambda"));
  }

  @Test
  void theEnvironmentsOfAFunctionThatIsDeployedAnewAreNotRestored() {
    deployed("renewed", Map.of());
    SESSION.invoke("renewed", "1");
    SESSION.deploy("renewed", 60, Map.of());

    InvokeResponse after = SESSION.invoke("renewed", "1");
    assertThat(text(after, "ran")).isEqualTo("init");
    assertThat(SESSION.log(after)).contains("Init Duration").doesNotContain("Restore Duration");
  }

  @Test
  void isGoneWithTheProcessThatStartedIt() throws Exception {
    Path hangs = directory.resolve("hangs");
    deployed("killed", Map.of("HANGS", hangs.toString()));
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      SESSION.invoke("killed", "1");
      Future<InvokeResponse> hanging =
          thread.submit(() -> SESSION.invoke("killed", SnapshotHandler.HANG));
      Deadline.of(Duration.ofSeconds(20)).await(() -> Files.exists(hangs));
      long pid = SESSION.lambda().processIds("killed").get(0);
      ProcessHandle jvm = ProcessHandle.of(pid).orElseThrow();
      ProcessHandle starter = jvm.parent().flatMap(ProcessHandle::parent).orElseThrow();
      assertThat(starter.parent()).as("of this JVM").contains(ProcessHandle.current());

      starter.destroyForcibly();

      assertThat(hanging.get().payload().asUtf8String()).contains("Runtime exited");
      assertThat(jvm.isAlive()).isFalse();
      assertThat(payload(SESSION.invoke("killed", "1"))).as("another").contains("\"call\":1");
    } finally {
      thread.shutdownNow();
    }
  }

  private static StartupArchive deployed(String name, Map<String, String> variables) {
    SESSION.deploy(name, 60, variables);
    return SESSION.lambda().takeSnapshot(name);
  }

  private static String payload(InvokeResponse response) {
    assertThat(response.functionError()).as(response.payload().asUtf8String()).isNull();
    return response.payload().asUtf8String();
  }

  private static String text(InvokeResponse response, String field) {
    return payload(response).replaceFirst(".*\"" + field + "\":\"([^\"]*)\".*", "$1");
  }
}
