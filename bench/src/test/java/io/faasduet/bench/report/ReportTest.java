package io.faasduet.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.faasduet.bench.analysis.ContrastVerdict;
import io.faasduet.bench.analysis.ExampleRun;
import io.faasduet.bench.analysis.RunComparison;
import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.report.export.LatencyExport;
import io.faasduet.bench.report.text.MillisFormat;
import io.faasduet.bench.report.text.TerminalTable;
import io.faasduet.bench.results.Billed;
import io.faasduet.bench.results.JsonFile;
import io.faasduet.bench.results.ResultsException;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleFile;
import io.faasduet.bench.results.SampleKind;
import io.faasduet.bench.results.Samples;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

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
  void thePageIsWellFormedAndRefersToNothingOutside() throws Exception {
    Document page = page();
    NodeList elements = page.getElementsByTagName("*");
    for (int i = 0; i < elements.getLength(); i++) {
      Element element = (Element) elements.item(i);
      assertThat(element.getTagName()).isNotIn("script", "link", "img", "iframe", "object");
      assertThat(element.hasAttribute("src")).isFalse();
      assertThat(element.getAttribute("href")).matches("|#.+");
    }
    assertThat(page.getElementsByTagName("style").item(0).getTextContent())
        .doesNotContain("url(", "@import", "http");
    assertThat(page.getElementsByTagName("svg").getLength()).isEqualTo(2 * (2 + 2 + 2) + 2 + 2 + 1);
  }

  @Test
  void eachPartOfThePageIsLinkedFromItsContents() throws Exception {
    Document page = page();
    List<String> ids = attributes(page, "id");
    assertThat(attributes(page, "href"))
        .extracting(link -> link.substring(1))
        .containsExactlyElementsOf(ids)
        .containsExactly(
            "verdicts",
            "caveats",
            "f1",
            "f1-warm",
            "f1-cold",
            "f1-load1",
            "f1-costs",
            "f2",
            "f2-warm",
            "f2-cold",
            "f2-costs",
            "method");
  }

  @Test
  void tablesSayWhatTheirFiguresAre() throws Exception {
    Document page = page();
    NodeList tables = page.getElementsByTagName("table");
    for (int i = 0; i < tables.getLength(); i++) {
      NodeList captions = ((Element) tables.item(i)).getElementsByTagName("caption");
      assertThat(captions.getLength()).as("table " + i).isOne();
      assertThat(captions.item(0).getTextContent()).isNotBlank();
    }
    NodeList headers = page.getElementsByTagName("th");
    assertThat(headers.getLength()).isGreaterThan(tables.getLength());
    for (int i = 0; i < headers.getLength(); i++) {
      assertThat(((Element) headers.item(i)).getAttribute("scope")).isIn("col", "row");
    }
  }

  @Test
  void severalFunctionsHaveTheirMediansInOneTable() throws Exception {
    String text = page().getDocumentElement().getTextContent();
    Summary summary = Report.write(directory);
    MillisFormat millis = new MillisFormat(1);
    List<String> medians =
        summary.functions().get(1).warm().targets().stream()
            .map(target -> millis.text(target.latency().orElseThrow().median().value()))
            .toList();
    assertThat(text)
        .containsPattern(
            "Median of warm calls in milliseconds\\s+functionlambdahttpgrpc"
                + "\\s+chameleon\\S+\\s+cnn-serving"
                + String.join("", medians));
  }

  @Test
  void aLoadsDescriptionIsBesideItsVerdictAndItsFigures() throws Exception {
    String load = "Load: published\\s+closed loop, 4 batches of 9 at once";
    assertThat(page().getDocumentElement().getTextContent())
        .containsPattern("(?s)" + load + ".*" + load + "\\s+Latency in milliseconds");
  }

  @Test
  void thePageHasTheFiguresOfTheSummaryAndWhatMakesThemHonest() throws Exception {
    Document page = page();
    String text = page.getDocumentElement().getTextContent();
    Summary summary = Report.write(directory);
    for (Summary.FunctionSummary function : summary.functions()) {
      assertThat(text)
          .contains(function.name(), function.warm().verdict(), function.cold().verdict());
      for (Summary.Contrast contrast : function.warm().contrasts()) {
        assertThat(text)
            .contains(
                contrast.second()
                    + contrast.first()
                    + ContrastVerdict.verdict(contrast.judgement())
                    + ContrastVerdict.ratio(contrast.ratio()));
      }
      MillisFormat millis = new MillisFormat(function.name().equals("chameleon") ? 3 : 1);
      for (Summary.TargetSummary target : function.warm().targets()) {
        assertThat(text)
            .contains(millis.text(target.latency().orElseThrow().median().value()))
            .contains(millis.text(target.latency().orElseThrow().p95().orElseThrow()));
      }
    }
    assertThat(text)
        .contains("30 cold starts, 1,201 warm calls", "; 1 failed")
        .contains("1 of 201 requests failed (http-503)")
        .contains(
            "cnn-serving ran on synthetic weights: its times are real, its labels mean nothing")
        .contains("duet compare --functions chameleon,cnn-serving --note \"<&>\"")
        .contains("Example <CPU> & Co, 2 cores")
        .contains("processors allowed", "1.50")
        .contains("API Gateway's HTTP API $1.00, its REST API $3.50, SQS requests $0.40");
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

  /** Their values, in the order of the elements that have them. */
  private static List<String> attributes(Document page, String name) {
    NodeList elements = page.getElementsByTagName("*");
    return IntStream.range(0, elements.getLength())
        .mapToObj(i -> ((Element) elements.item(i)).getAttribute(name))
        .filter(value -> !value.isEmpty())
        .toList();
  }

  private Document page() throws Exception {
    ExampleRun.write(directory);
    Report.write(directory);
    String page = Files.readString(directory.resolve(Report.PAGE));
    Path kept = Path.of("target", "example-report");
    Files.createDirectories(kept);
    Files.writeString(kept.resolve("index.html"), page);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
  }
}
