package io.faasduet.cli.sebs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.faasduet.bench.results.ResourceFile;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleFile;
import io.faasduet.bench.results.SampleKind;
import io.faasduet.cli.Entered;
import io.faasduet.cli.Packaged;
import io.faasduet.cli.sebs.results.PapiSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalExperimentsTest {
  @TempDir private Path directory;

  @BeforeEach
  void assumeLinuxAndPackages() {
    assumeThat(System.getProperty("os.name")).isEqualTo("Linux");
    Packaged.assume("dynamic-html");
  }

  @Test
  void memoryIsThatOfOneProcessAndOfFiveAtOnce() throws IOException {
    Path out = directory.resolve("out");
    Entered run = run(out, "memory", 2);
    assertThat(run.code()).as(run.err()).isZero();
    List<String> single = Files.readAllLines(table(out, "mem-single"));
    List<String> several = Files.readAllLines(table(out, "mem-multiple"));
    assertThat(single.get(0)).isEqualTo("Timestamp,N,Cached,USS,PSS,RSS");
    assertThat(single.subList(1, single.size())).allMatch(line -> line.matches("\\d+,1(,\\d+){4}"));
    assertThat(several.subList(1, several.size()))
        .allMatch(line -> line.matches("\\d+,5(,\\d+){4}"));
    assertThat(rss(several)).isGreaterThan(3 * rss(single));
    assertThat(SampleFile.read(out))
        .filteredOn(sample -> sample.experiment() == SampleKind.RESOURCES)
        .hasSize(2 * 1 + 2 * 5)
        .allMatch(Sample::ok);
    assertThat(ResourceFile.read(out)).hasSize(single.size() - 1 + 5 * (several.size() - 1));
    assertThat(out.resolve("index.html")).exists();
    JsonNode experiments = new ObjectMapper().readTree(out.resolve("experiments.json").toFile());
    assertThat(experiments.at("/experiments/mem-multiple/instances/0/results/0").asText())
        .isEqualTo("mem-multiple/instance_0/results/mem-multiple.csv");
    assertThat(experiments.at("/experiments/mem-single/config/benchmark/type").asText())
        .isEqualTo("memory");
    String summary = experiments.at("/experiments/mem-single/instances/0/config/0").asText();
    JsonNode called = new ObjectMapper().readTree(out.resolve(summary).toFile());
    assertThat(called.at("/experiment/timestamps")).hasSize(2);
    assertThat(out.resolve("mem-single/instance_0/logs")).as("nothing failed").doesNotExist();
  }

  @Test
  void diskIoIsCountedInBytesAndCalls() throws IOException {
    Path out = directory.resolve("out");
    assertThat(run(out, "disk-io", 2).code()).isZero();
    List<String> lines = Files.readAllLines(table(out, "disk-io"));
    assertThat(lines.get(0))
        .isEqualTo(
            "Timestamp,N,ReadChars,WriteChars,ReadSysCalls,WriteSysCalls,ReadBytes,WriteBytes,CancelledWriteBytes");
    assertThat(lines).hasSizeGreaterThan(2);
    assertThat(lines.get(1)).matches("\\d+,1(,\\d+){7}");
  }

  @Test
  void countersAreThoseThatMayBeReadHere() throws IOException {
    Path out = directory.resolve("out");
    Entered run = run(out, "papi", 2);
    assertThat(run.code()).as(run.err()).isZero();
    List<PapiSet> counted = PapiSet.counted();
    if (counted.isEmpty()) {
      assertThat(run.err()).contains("no hardware counter can be read here");
      assertThat(Files.readAllLines(table(out, "software_counters")).get(0))
          .startsWith("Time,RelativeTime,cpu_user_ms,cpu_system_ms,");
    }
    for (PapiSet set : counted) {
      assertThat(Files.readAllLines(table(out.resolve(set.name()), set.name())).get(0))
          .startsWith("Time,RelativeTime,PAPI_TOT_INS,");
    }
  }

  private static Entered run(Path out, String experiment, int repetitions) {
    return Entered.duet(
        "sebs",
        "run_experiments",
        "110.dynamic-html",
        out.toString(),
        "java",
        experiment,
        "test",
        "--memory",
        "1769",
        "--repetitions",
        Integer.toString(repetitions));
  }

  private static Path table(Path out, String experiment) {
    return out.resolve(experiment).resolve("instance_0/results").resolve(experiment + ".csv");
  }

  private static long rss(List<String> table) {
    return Long.parseLong(table.get(table.size() - 1).split(",")[5]);
  }
}
