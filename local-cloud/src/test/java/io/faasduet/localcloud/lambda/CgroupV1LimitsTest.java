package io.faasduet.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.faasduet.localcloud.Deadline;
import io.faasduet.localcloud.FunctionArtefact;
import io.faasduet.localcloud.TestJars;
import io.faasduet.localcloud.process.ChildProcesses;
import io.faasduet.localcloud.process.limits.CgroupDirectory;
import io.faasduet.localcloud.process.limits.Isolation;
import io.faasduet.localcloud.process.limits.ProcessLimits;
import io.faasduet.localcloud.serving.ServerProcess;
import io.faasduet.localcloud.serving.StubServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** The kernel itself; needs root and control groups of version 1. */
class CgroupV1LimitsTest extends LambdaLimitsContract {
  @RegisterExtension
  static final LambdaSession AWS =
      new LambdaSession(LimitedHandler.class, 2).givingMegabytes(MEGABYTES);

  @BeforeAll
  static void needsControlGroups() {
    assumeThat(ChildProcesses.isolation())
        .as("control groups of version 1 cannot be made here")
        .isEqualTo(Isolation.CGROUP_V1);
  }

  @Override
  LambdaSession aws() {
    return AWS;
  }

  @Override
  boolean isFrozen(long process) {
    try {
      return isFrozen(group(Files.readString(Path.of("/proc/" + process + "/cgroup")), "freezer"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void memoryAndProcessorTimeAreInProportion() throws Exception {
    AWS.deploy("grouped", 60, Map.of());
    String groups = answer(AWS.invoke("grouped", "\"groups\""));
    Path memory = group(groups, "memory");
    assertThat(memory.resolve("memory.limit_in_bytes")).hasContent("" + (256 << 20));
    assertThat(memory.resolve("memory.memsw.limit_in_bytes")).hasContent("" + (256 << 20));
    Path cpu = group(groups, "cpu");
    assertThat(cpu.resolve("cpu.cfs_period_us")).hasContent("100000");
    assertThat(cpu.resolve("cpu.cfs_quota_us")).hasContent("14471");
    assertThat(group(groups, "pids").resolve("pids.max")).hasContent("1024");
  }

  @Test
  void initHasAWholeProcessorWhateverTheMemory() {
    AWS.deploy("booster", 60, Map.of());
    assertThat(answer(AWS.invoke("booster", "\"quota in INIT\""))).isEqualTo("100000");
    assertThat(answer(AWS.invoke("booster", "\"quota\""))).isEqualTo("14471");
  }

  @Test
  void initThatIsBegunAnewInAnInvocationHasTheShareOfTheMemory() {
    String mark = directory.resolve("failed").toString();
    AWS.deploy("again", 60, Map.of("FAILS_ONCE", mark));
    assertThat(answer(AWS.invoke("again", "\"quota in INIT\""))).isEqualTo("14471");
  }

  @Test
  void aProcessThatComputesIsHeldToItsShare() throws Exception {
    AWS.deploy("spinning", 60, Map.of());
    Path cpu = group(answer(AWS.invoke("spinning", "\"groups\"")), "cpu");
    long before = throttled(cpu);
    assertThat(answer(AWS.invoke("spinning", "\"spin\""))).isEqualTo("spun");
    assertThat(throttled(cpu) - before)
        .as("periods in which it was stopped, of some 28 that it needs")
        .isGreaterThan(10);
  }

  @Test
  void aProcessThatTakesMoreMemoryThanItHasIsKilled() {
    AWS.deploy("greedy", 60, Map.of());
    InvokeResponse response = AWS.invoke("greedy", "\"native\"");
    String id = response.responseMetadata().requestId();
    assertThat(response.functionError()).isEqualTo("Unhandled");
    assertThat(response.payload().asUtf8String())
        .isEqualTo(
            "{\"errorType\":\"Runtime.OutOfMemory\",\"errorMessage\":\"RequestId: "
                + id
                + " Error: Runtime exited with error: signal: killed\"}");
    assertThat(AWS.log(response))
        .contains(
            "\tMemory Size: 256 MB\tMax Memory Used: 256 MB\t",
            "Status: error\tError Type: Runtime.OutOfMemory");
    assertThat(AWS.log(AWS.invoke("greedy", "1"))).contains("INIT_START");
  }

  @Test
  void noGroupIsLeftOfAProcessThatEnded() throws Exception {
    AWS.deploy("passing", 60, Map.of());
    String groups = answer(AWS.invoke("passing", "\"groups\""));
    Path freezer = group(groups, "freezer");
    Deadline.of(Duration.ofSeconds(30)).await(() -> isFrozen(freezer));
    AWS.lambda().recycle("passing");
    assertThat(freezer).doesNotExist();
    assertThat(group(groups, "memory")).doesNotExist();
    assertThat(group(groups, "cpu")).doesNotExist();
  }

  @Test
  void aServerIsLimitedAlike() throws Exception {
    Path directory = Files.createDirectory(this.directory.resolve("server"));
    FunctionArtefact function = TestJars.server(directory, StubServer.class);
    ProcessLimits limits = ProcessLimits.ofLambda(1769);
    try (ServerProcess server = ServerProcess.start(function, Map.of(), Optional.of(limits))) {
      String groups = Files.readString(Path.of("/proc/" + server.pid() + "/cgroup"));
      assertThat(group(groups, "cpu").resolve("cpu.cfs_quota_us")).hasContent("100000");
      assertThat(group(groups, "memory").resolve("memory.limit_in_bytes"))
          .hasContent("" + 1769L * 1024 * 1024);
    }
  }

  private static Path group(String groups, String controller) {
    Matcher path = Pattern.compile("\\d+:" + controller + ":(\\S+)").matcher(groups);
    assertThat(path.find()).as(groups).isTrue();
    return Path.of("/sys/fs/cgroup", controller, path.group(1));
  }

  private static long throttled(Path cpu) {
    return new CgroupDirectory(cpu).figure("cpu.stat", "nr_throttled").orElseThrow();
  }

  private static boolean isFrozen(Path freezer) {
    try {
      return Files.readString(freezer.resolve("freezer.state")).strip().equals("FROZEN");
    } catch (IOException e) {
      return false;
    }
  }
}
