package io.faasduet.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.bench.analysis.ContrastVerdict;
import io.faasduet.bench.analysis.ExampleRun;
import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.report.text.MillisFormat;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The page of an example run. */
class ReportPageTest {
  @TempDir Path directory;

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
