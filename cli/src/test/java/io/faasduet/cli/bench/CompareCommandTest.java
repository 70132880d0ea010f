package io.faasduet.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.bench.results.JsonFile;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleFile;
import io.faasduet.bench.results.SampleKind;
import io.faasduet.cli.DuetProcess;
import io.faasduet.cli.Entered;
import io.faasduet.cli.Packaged;
import io.faasduet.localcloud.process.ChildProcesses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
  private static final Pattern COLD = Pattern.compile("(?m)^chameleon,\\w+,cold,.*\\n");

  @TempDir Path directory;

  @BeforeEach
  void assumePackaged() {
    Packaged.assume("chameleon");
  }

  @Test
  void measuresAndReportsAndOverwritesNothing() throws Exception {
    Path out = Files.createDirectory(directory.resolve("report"));
    Files.writeString(out.resolve("samples.csv"), "an earlier run");

    Path request = Files.writeString(directory.resolve("request.json"), "{\"num_of_rows\": 3}");
    Entered compared =
        Entered.duet(
            "compare",
            "chameleon",
            "--cold",
            "1",
            "--warm",
            "2",
            "--out",
            "" + out,
            "--json",
            "@" + request);

    assertThat(compared.code()).as(compared.err()).isZero();
    assertThat(compared.out()).startsWith("The earlier run is now in " + out + ".1");
    assertThat(directory.resolve("report.1/samples.csv")).hasContent("an earlier run");
    List<String> table = compared.out().lines().skip(1).toList();
    assertThat(table).contains("The report is " + out.resolve("index.html"));
    assertThat(table.subList(0, table.size() - 1)).allMatch(line -> line.length() <= 80);
    assertThat(compared.err().lines()).contains("100% done");
    assertThat(out).isDirectoryContaining("glob:**/summary.json");
    assertThat(out.resolve("index.html")).content().contains("<svg", "chameleon");
    List<Sample> samples = SampleFile.read(out);
    assertThat(samples).allMatch(Sample::ok);
    assertThat(samples.stream().filter(sample -> sample.experiment() == SampleKind.COLD))
        .extracting(Sample::target)
        .containsExactlyInAnyOrder("lambda", "http", "grpc");
    assertThat(samples.stream().filter(sample -> sample.experiment() == SampleKind.WARM))
        .hasSize(3 * 2);
    Run run = JsonFile.read(out.resolve("run.json"), Run.class);
    assertThat(run.command()).startsWith("./duet compare chameleon --cold 1 --warm 2");
    assertThat(run.function("chameleon").request()).isEqualTo("{\"num_of_rows\": 3}");
    assertThat(run.function("chameleon").startups())
        .extracting(Run.Startup::target)
        .containsExactlyInAnyOrder("lambda", "http", "grpc");
  }

  @Test
  void startsAsItIsTold() {
    Path out = directory.resolve("plain");
    Entered compared =
        Entered.duet(
            "compare",
            "chameleon",
            "--cold",
            "1",
            "--warm",
            "0",
            "--start",
            "plain",
            "--out",
            "" + out);
    assertThat(compared.code()).as(compared.err()).isZero();
    assertThat(SampleFile.read(out).stream().filter(it -> it.experiment() == SampleKind.COLD))
        .extracting(Sample::target)
        .containsExactlyInAnyOrder("lambda plain", "http plain", "grpc plain");
    assertThat(Entered.duet("compare", "chameleon", "--prime", "2").err())
        .startsWith("duet: --prime is for --start snapshot-warm; leave it out");
  }

  @Test
  void theResultsSayThatModelsAreFetched() {
    CompareCommand command = new CompareCommand();
    command.s3.s3 = true;
    assertThat(command.settings())
        .containsExactly(new Run.Setting("model and images", "fetched from S3"));
  }

  @Test
  void reportsWhatWasMeasuredWhenItIsInterrupted() throws Exception {
    if (DuetProcess.interruptsAreIgnored()) {
      keepsWhatWasMeasuredAfter("TERM", 143);
    } else {
      keepsWhatWasMeasuredAfter("INT", 130);
    }
  }

  @Test
  void leavesWhatWasMeasuredWhenItIsKilled() throws Exception {
    keepsWhatWasMeasuredAfter("KILL", 137);
  }

  private void keepsWhatWasMeasuredAfter(String signal, int code) throws Exception {
    Path out = directory.resolve("report");
    try (DuetProcess duet =
        DuetProcess.start(
            directory, "compare", "chameleon", "--cold", "99", "--warm", "0", "--out", "" + out)) {
      duet.await(() -> wasColdOnce(out.resolve("samples.csv")));
      List<ProcessHandle> children = duet.descendants();

      duet.signal(signal);

      assertThat(duet.exitCode()).isEqualTo(code);
      duet.await(() -> children.stream().noneMatch(ProcessHandle::isAlive));
      assertThat(SampleFile.read(out)).isNotEmpty().allMatch(Sample::ok);
      if (!signal.equals("KILL")) {
        assertThat(duet.out())
            .contains(
                "Interrupted; the report of what was measured is " + out.resolve("index.html"));
        assertThat(out.resolve("index.html")).exists();
        assertThat(duet.temporary()).isEmptyDirectory();
      }
      assertThat(JsonFile.read(out.resolve("run.json"), Run.class).settings())
          .contains(
              new Run.Setting("limits of each process", "1 vCPU, 1769 MB"),
              new Run.Setting("isolation", ChildProcesses.isolation().label()),
              new Run.Setting("model and images", "embedded"));
      assertThat(Entered.duet("report", out.toString()).code()).isZero();
      assertThat(out.resolve("index.html")).exists();
    }
  }

  private static boolean wasColdOnce(Path samples) throws Exception {
    return Files.exists(samples) && COLD.matcher(Files.readString(samples)).find();
  }
}
