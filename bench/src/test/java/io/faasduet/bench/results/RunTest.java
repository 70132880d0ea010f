package io.faasduet.bench.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest {
  @TempDir Path directory;

  @Test
  void isReadBackAsItWasWritten() {
    Run run = run();
    Path file = directory.resolve(JsonFile.RUN);
    JsonFile.write(file, run);
    assertThat(JsonFile.read(file, Run.class)).isEqualTo(run);
    assertThat(file).content().contains("\n  \"seed\" : 42,\n");
  }

  @Test
  void aRunThatDoesNotSayWhatItStartedFromIsRead() throws IOException {
    Path file = directory.resolve(JsonFile.RUN);
    JsonFile.write(file, run());
    String without = Files.readString(file).replaceAll("\"startups\" : \\[[^\\]]*\\]", "\"x\" : 1");
    assertThat(without).doesNotContain("AppCDS");
    Files.writeString(file, without);
    assertThat(JsonFile.read(file, Run.class).function("chameleon").startups()).isEmpty();
  }

  @Test
  void anEmptyOrForeignFileIsRefusedInOneSentence() throws IOException {
    Path file = directory.resolve(JsonFile.RUN);
    Files.createFile(file);
    assertThatThrownBy(() -> JsonFile.read(file, Run.class))
        .isInstanceOf(ResultsException.class)
        .hasMessage(file + " is empty");
    for (String other : List.of("{\"seed\": 1}", "[]", "null")) {
      Files.writeString(file, other);
      assertThatThrownBy(() -> JsonFile.read(file, Run.class))
          .isInstanceOf(ResultsException.class)
          .hasMessage(file + " is not of the form it should be");
    }
  }

  @Test
  void describesTheMachineFromLinuxFiles() throws IOException {
    write("proc/cpuinfo", "processor : 0\nmodel name\t: Example CPU @ 3.00GHz\n");
    write("proc/meminfo", "MemTotal:       16384 kB\nMemFree: 1 kB\n");
    write("etc/os-release", "PRETTY_NAME=\"Example Linux 12\"\n");
    write("sys/fs/cgroup/cpu.max", "150000 100000\n");
    write("sys/fs/cgroup/memory.max", "1073741824\n");
    Machine machine = new MachineProbe(directory).describe();
    assertThat(machine.cpu()).isEqualTo("Example CPU @ 3.00GHz");
    assertThat(machine.memoryBytes()).isEqualTo(16384L * 1024);
    assertThat(machine.os()).isEqualTo("Example Linux 12");
    assertThat(machine.cpuLimit()).contains("1.50");
    assertThat(machine.memoryLimitBytes()).contains("1073741824");
  }

  @Test
  void readsTheLimitsOfTheFirstControlGroupVersionToo() throws IOException {
    write("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1\n");
    write("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n");
    write("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
    Machine unlimited = new MachineProbe(directory).describe();
    assertThat(unlimited.cpuLimit()).isEmpty();
    assertThat(unlimited.memoryLimitBytes()).isEmpty();
    write("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "50000\n");
    assertThat(new MachineProbe(directory).describe().cpuLimit()).contains("0.50");
  }

  private void write(String file, String content) throws IOException {
    Path path = directory.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }

  private static Run run() {
    return new Run(
        "2026-11-21T10:00:00Z",
        "duet compare --seed 42",
        42,
        new Run.Version("0.1.0", Optional.empty()),
        List.of(new Run.Setting("cold starts", "5")),
        List.of(
            new Run.MeasuredTarget("lambda", PlatformName.LAMBDA, "local", Optional.of(1769)),
            new Run.MeasuredTarget(
                "http", PlatformName.SERVER, "http://example.org", Optional.empty())),
        List.of(
            new Run.MeasuredFunction(
                "chameleon",
                "chameleon",
                "{\"num_of_rows\": 10}",
                Optional.empty(),
                List.of(
                    new Run.Startup("lambda", "none", "", 0, "there is none"),
                    new Run.Startup("http", "AppCDS", "17.0.1+1", 14_000_000, ""))),
            new Run.MeasuredFunction(
                "cnn-serving",
                "cnn-serving",
                "{}",
                Optional.of(new Run.Model("squeezenet", "synthetic")))),
        new Machine("cpu", 2, 1, "Linux", "Debian", "17", Optional.of("2.00"), Optional.empty()));
  }
}
