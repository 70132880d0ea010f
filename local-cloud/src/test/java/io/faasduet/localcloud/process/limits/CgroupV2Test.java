package io.faasduet.localcloud.process.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.Settings;
import io.faasduet.localcloud.process.ChildProcesses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over directories that look like the kernel's, whose files only hold what is written to them. */
class CgroupV2Test {
  @TempDir Path root;
  private Path top;
  private Path slice;

  @BeforeEach
  void makeGroupTree() throws IOException {
    Files.createDirectories(root.resolve("proc/self"));
    Files.writeString(
        root.resolve("proc/self/mountinfo"),
        "24 1 8:1 / / rw - ext4 /dev/sda rw\n"
            + "31 24 0:28 / /sys/fs/cgroup rw,nosuid - cgroup2 cgroup2 rw\n");
    Files.writeString(root.resolve("proc/self/cgroup"), "0::/user.slice/job.scope\n");
    top = group(root.resolve("sys/fs/cgroup"), "cpu memory pids", "cpu memory");
    slice = group(top.resolve("user.slice"), "cpu memory", "cpu memory");
    group(slice.resolve("job.scope"), "", "");
  }

  @Test
  void groupsAreMadeBelowTheNearestThatPassesControllersOn() throws IOException {
    groupOfNextProcess();
    assertThat(CgroupMounts.read(root).unified())
        .containsExactly(slice.resolve("job.scope"), slice, top);
    ResourceLimiter limiter = limiter();
    assertThat(limiter.isolation()).isEqualTo(Isolation.CGROUP_V2);
    assertThat(limiter.directories()).allSatisfy(run -> assertThat(run).hasParent(slice));
  }

  @Test
  void limitsAreWrittenAsTheKernelTakesThem() throws IOException {
    Path group = groupOfNextProcess();
    ProcessSandbox sandbox = limiter().sandbox(ProcessLimits.ofLambda(3538));
    assertThat(group.resolve("cpu.max")).hasContent("200000 100000");
    assertThat(group.resolve("memory.max")).hasContent("" + 3538L * 1024 * 1024);
    assertThat(group.resolve("memory.swap.max")).hasContent("0");
    assertThat(sandbox.flags()).as("the JVM reads the group itself").isEmpty();
    assertThat(sandbox.entrance()).endsWith(group.resolve("cgroup.procs").toString(), "--");
  }

  @Test
  void processorTimeCanBeChangedWhileAProcessRuns() throws IOException {
    Path group = groupOfNextProcess();
    ProcessSandbox sandbox = limiter().sandbox(ProcessLimits.ofLambda(1769));
    sandbox.limitCpus(2);
    assertThat(group.resolve("cpu.max")).hasContent("200000 100000");
  }

  @Test
  void freezesAndThawsAndSeesThatMemoryRanOut() throws IOException {
    Path group = groupOfNextProcess();
    ProcessSandbox sandbox = limiter().sandbox(ProcessLimits.ofLambda(128));
    sandbox.freeze(Runtime.getRuntime().exec(new String[] {"true"}));
    assertThat(group.resolve("cgroup.freeze")).hasContent("1");
    sandbox.thaw(Runtime.getRuntime().exec(new String[] {"true"}));
    assertThat(group.resolve("cgroup.freeze")).hasContent("0");
    Files.writeString(group.resolve("memory.events"), "low 0\nmax 7\noom 1\noom_kill 0\n");
    assertThat(sandbox.ranOutOfMemory()).isFalse();
    Files.writeString(group.resolve("memory.events"), "low 0\nmax 7\noom 1\noom_kill 1\n");
    assertThat(sandbox.ranOutOfMemory()).isTrue();
  }

  @Test
  void aGroupThatCannotBeMadeIsAFailure() throws IOException {
    Path group = groupOfNextProcess();
    ResourceLimiter limiter = limiter();
    Files.delete(group.resolve("cpu.max"));
    Files.createDirectory(group.resolve("cpu.max"));
    assertThatThrownBy(() -> limiter.sandbox(ProcessLimits.ofLambda(1769)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("cannot make a control group");
  }

  @Test
  void aMachineWithoutTheControllersHasNone() throws IOException {
    for (Path group : List.of(top, slice)) {
      Files.writeString(group.resolve("cgroup.controllers"), "hugetlb pids");
      Files.writeString(group.resolve("cgroup.subtree_control"), "pids");
    }
    assertThat(limiter().isolation()).isEqualTo(Isolation.JVM_FLAGS);
  }

  private ResourceLimiter limiter() {
    return ResourceLimiter.strictest(Settings.of(Map.of()), root, ChildProcesses.ofThisJvm());
  }

  /** The kernel makes a group's files as it is made; here they have to be there before. */
  private Path groupOfNextProcess() throws IOException {
    Path run = group(slice.resolve(CgroupRun.nameOf(ProcessHandle.current())), "cpu memory", "");
    group(run.resolve("process-trial"), "", ""); // the trial
    return group(run.resolve("process-1"), "", "");
  }

  private static Path group(Path path, String controllers, String passedOn) throws IOException {
    Files.createDirectories(path);
    Files.writeString(path.resolve("cgroup.controllers"), controllers);
    Files.writeString(path.resolve("cgroup.subtree_control"), passedOn);
    for (String file :
        List.of("cgroup.procs", "cgroup.freeze", "cpu.max", "memory.max", "memory.swap.max")) {
      Files.createFile(path.resolve(file));
    }
    return path;
  }
}
