package io.faasduet.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.faasduet.bench.analysis.ExampleRun;
import io.faasduet.bench.analysis.RunComparison;
import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.report.export.LatencyExport;
import io.faasduet.bench.report.text.TerminalTable;
import io.faasduet.bench.results.Billed;
import io.faasduet.bench.results.JsonFile;
import io.faasduet.bench.results.ResultsException;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleFile;
import io.faasduet.bench.results.SampleKind;
import io.faasduet.bench.results.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTest {
  @TempDir Path directory;

  @Test
  void isMadeFromTheFilesAloneAndIsTheSameEachTime() throws IOException {
    ExampleRun.write(directory);
    Summary first = Report.write(directory);
    String summary = Files.readString(directory.resolve(JsonFile.SUMMARY));
    String page = Files.readString(directory.resolve(Report.PAGE));
    Files.delete(directory.resolve(JsonFile.SUMMARY));
    assertThat(Report.write(directory)).isEqualTo(first);
    assertThat(directory.resolve(JsonFile.SUMMARY)).hasContent(summary);
    assertThat(directory.resolve(Report.PAGE)).hasContent(page);
  }

  @Test
  void aLoadHasItsAccountItsBatchesAndItsInstances() {
    ExampleRun.write(directory);
    Summary.FunctionSummary chameleon = Report.write(directory).functions().get(0);
    Summary.LoadSummary load = chameleon.loads().get(0);
    assertThat(load.name()).isEqualTo("published");
    assertThat(load.figures())
        .extracting(Summary.LoadFigures::target)
        .containsExactly("lambda", "http");
    Summary.LoadFigures lambda = load.figures().get(0);
    assertThat(lambda.due()).isEqualTo(36);
    assertThat(lambda.batchMillis()).hasSize(4).allMatch(millis -> millis > 35 && millis < 60);
    assertThat(lambda.instances()).isEqualTo(9);
    assertThat(lambda.lagP99Millis()).isCloseTo(0.1, within(1e-9));
    assertThat(lambda.valid()).isTrue();
    Summary.LoadFigures http = load.figures().get(1);
    assertThat(http.batchMillis()).hasSize(4).allMatch(millis -> millis > 300);
    assertThat(http.instances()).isEqualTo(1);
    assertThat(chameleon.costs())
        .extracting(Summary.Cost::target)
        .contains("lambda", "http", "grpc");
    double billedMillis =
        ExampleRun.samples().stream()
            .flatMap(sample -> sample.billed().stream())
            .mapToDouble(Billed::millis)
            .average()
            .orElseThrow();
    assertThat(chameleon.costs().get(0).usdPerMillion())
        .as("$0.20 a million requests, and $0.0000166667 a gigabyte-second")
        .isCloseTo(0.20 + billedMillis / 1000 * 1769 / 1024 * 16.6667, within(1e-6));
  }

  @Test
  void twoRunsAreComparedThingByThing() {
    ExampleRun.write(directory);
    Path other = directory.resolve("other");
    ExampleRun.write(other);
    String compared = RunComparison.render(directory, other);
    assertThat(compared.lines()).contains("  chameleon on http, warm", "  chameleon on http, cold");
    assertThat(compared).contains("  chameleon on lambda, load published");
    assertThat(compared.lines().filter(line -> line.contains("times as long")))
        .isNotEmpty()
        .allMatch(line -> line.contains("B takes 1.00 times as long"))
        .noneMatch(line -> line.endsWith("faster") || line.endsWith("slower"));
    assertThat(compared.lines())
        .as("of a load with one instance")
        .contains("    one instance: no statement about others");
  }

  @Test
  void latenciesOfLoadsGoToFilesAsVhivesInvokerWritesThem() throws IOException {
    ExampleRun.write(directory);
    List<Path> files = LatencyExport.writeForVhive(directory);
    assertThat(files).hasSize(2);
    assertThat(files.get(0).getFileName().toString()).matches("rps[\\d.]+_lat\\.csv");
    assertThat(Files.readAllLines(files.get(0)))
        .hasSize(36)
        .allMatch(line -> Long.parseLong(line) > 10_000);
  }

  @Test
  void whatTheFilesSayIsEscaped() throws IOException {
    ExampleRun.write(directory);
    Report.write(directory);
    assertThat(directory.resolve(Report.PAGE))
        .content()
        .contains("Example &lt;CPU&gt; &amp; Co")
        .doesNotContain("<CPU>");
  }

  @Test
  void theSummaryFileHoldsTheNumbers() throws IOException {
    ExampleRun.write(directory);
    Summary summary = Report.write(directory);
    double median =
        summary.functions().get(0).warm().targets().get(0).latency().orElseThrow().median().value();
    assertThat(Files.readString(directory.resolve(JsonFile.SUMMARY)))
        .contains("\"value\" : " + median)
        .contains("\"verdict\" : ", "\"interval\" : {", "\"p95\" : ", "\"resident_bytes\" : ")
        .doesNotContain("NaN");
  }

  @Test
  void aRunThatWasCutShortHasTheFiguresOfWhatItMeasured() throws IOException {
    ExampleRun.write(directory);
    Path file = directory.resolve(SampleFile.NAME);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 3));
    Summary summary = Report.write(directory);
    assertThat(summary.lastLineCut()).isTrue();
    assertThat(summary.functions().get(0).warm().verdict())
        .matches("(\\d instances|One instance): no statement about others.*");
    assertThat(directory.resolve(Report.PAGE))
        .content()
        .contains(
            "The last line of samples.csv is cut: its request is left out, and any after it.");
  }

  @Test
  void aRunWithoutAnyAnswerStillMakesAPage() throws IOException {
    write(List.of(Samples.failed("chameleon", "http", SampleKind.COLD, 1, "not-started")));
    Summary summary = Report.write(directory);
    assertThat(summary.functions().get(0).cold().verdict()).isEqualTo("No request was answered.");
    assertThat(directory.resolve(Report.PAGE)).content().contains("not-started");
  }

  @Test
  void aDirectoryWithoutARunIsRefusedInOneSentence() {
    assertThatThrownBy(() -> Report.write(directory))
        .isInstanceOf(ResultsException.class)
        .hasMessage(
            directory.resolve("run.json")
                + " cannot be read: is "
                + directory
                + " the directory of a run?");
  }

  @Test
  void samplesOfAnotherRunAreRefused() {
    write(List.of(Samples.warm("other", "http", 1, 1, 5)));
    assertThatThrownBy(() -> Report.write(directory))
        .isInstanceOf(ResultsException.class)
        .hasMessageEndingWith(" names: they are of different runs");
  }

  @Test
  void requestsThatTookNoTimeAreDrawn() {
    write(
        IntStream.rangeClosed(1, 50)
            .mapToObj(i -> Samples.warm("chameleon", "http", 1 + i % 5, i, 0))
            .toList());
    Report.write(directory);
    assertThat(directory.resolve(Report.PAGE)).content().doesNotContain("NaN");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 5})
  void requestsThatTookNoTimeHaveNoRateAndNoRatio(double other, @TempDir Path earlier)
      throws IOException {
    write(
        IntStream.rangeClosed(1, 2_000)
            .boxed()
            .flatMap(
                i ->
                    Stream.of(
                        Samples.warm("chameleon", "http", 1 + i % 5, i, i < 1_999 ? 0 : other),
                        Samples.warm("chameleon", "grpc", 1 + i % 5, i, other)))
            .toList());
    Summary summary = Report.write(directory);
    Files.copy(directory.resolve(JsonFile.RUN), earlier.resolve(JsonFile.RUN));
    Files.copy(directory.resolve(SampleFile.NAME), earlier.resolve(SampleFile.NAME));
    String all =
        Files.readString(directory.resolve(Report.PAGE))
            + Files.readString(directory.resolve(JsonFile.SUMMARY))
            + TerminalTable.render(summary)
            + RunComparison.render(earlier, directory);
    assertThat(all).doesNotContain("NaN", "Infinity", "\u221e");
    assertThat(summary.functions().get(0).costs())
        .allMatch(cost -> Double.isFinite(cost.usdPerMillion()) && cost.usdPerMillion() > 0);
  }

  @Test
  void failuresAreInNoFigure() {
    List<Sample> ok =
        IntStream.rangeClosed(1, 50)
            .mapToObj(i -> Samples.warm("chameleon", "http", 1 + i % 5, i, i))
            .collect(Collectors.toCollection(java.util.ArrayList::new));
    ok.add(Samples.failed("chameleon", "http", SampleKind.WARM, 51, "timeout"));
    write(ok);
    Summary.TargetSummary http = Report.write(directory).functions().get(0).warm().targets().get(0);
    assertThat(http.requests()).isEqualTo(51);
    assertThat(http.answered()).isEqualTo(50);
    assertThat(http.failures()).containsExactly(new Summary.FailureCount("timeout", 1));
    assertThat(http.latency().orElseThrow().median().value()).isEqualTo(25.5);
    assertThat(http.latency().orElseThrow().mean()).isEqualTo(25.5);
    assertThat(http.processes()).isEqualTo(5);
  }

  private void write(List<Sample> samples) {
    JsonFile.write(directory.resolve(JsonFile.RUN), ExampleRun.run());
    try (SampleFile file = SampleFile.create(directory)) {
      samples.forEach(file::append);
    }
  }
}
