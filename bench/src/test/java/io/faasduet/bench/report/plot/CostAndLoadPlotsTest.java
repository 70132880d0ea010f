package io.faasduet.bench.report.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.bench.analysis.InstanceCounts;
import io.faasduet.bench.cost.BreakEven;
import io.faasduet.bench.report.html.HtmlPage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class CostAndLoadPlotsTest {

  @Test
  void memoryHasAPanelForLatencyAndOneForCost() throws Exception {
    Element svg = parsed(memory());
    assertThat(texts(svg, "title"))
        .contains("lambda <x86>, 512 MB: 900 ms", "lambda <x86>, 512 MB: 7.7 USD")
        .hasSize(2 * (5 + 4));
    assertThat(texts(svg, "text"))
        .contains("median latency, milliseconds", "US dollars per million", "512", "3,008")
        .containsOnlyOnce("megabytes, logarithmic");
    assertThat(elements(svg, "path", "curve t1")).hasSize(2);
    assertThat(svg.getAttribute("aria-label")).isEqualTo("yolo: latency and cost by memory");
  }

  @Test
  void lessLatencyIsDrawnLowerThanMore() throws Exception {
    List<Element> dots = elements(parsed(memory()), "circle", "dot t0");
    double[] heights =
        dots.stream().limit(5).mapToDouble(e -> Double.parseDouble(e.getAttribute("cy"))).toArray();
    assertThat(heights).isSorted();
    double[] places =
        dots.stream().limit(5).mapToDouble(e -> Double.parseDouble(e.getAttribute("cx"))).toArray();
    assertThat(places).isSorted();
  }

  @Test
  void whatCostsNothingIsDrawnAtNothing() {
    String svg =
        MemoryPlot.render(
            List.of(new MemoryPlot.Curve("http", "t0", List.of(new MemoryPoint(1769, 5, 0)))),
            "chameleon",
            "p95");
    assertThat(svg).contains("http, 1769 MB: 0 USD").doesNotContain("NaN", "Infinity");
  }

  @Test
  void instancesAreStairsThatStayUntilTheyChange() throws Exception {
    Element svg = parsed(instances());
    assertThat(texts(svg, "text"))
        .contains("lambda, up to 12", "knative, up to 4", "instances", "10")
        .doesNotContain("2.5");
    String path = elements(svg, "path", "curve t1").get(0).getAttribute("d");
    List<double[]> points = points(path);
    for (int i = 1; i < points.size(); i++) {
      boolean flat = points.get(i)[1] == points.get(i - 1)[1];
      boolean steep = points.get(i)[0] == points.get(i - 1)[0];
      assertThat(flat || steep).as(path).isTrue();
    }
  }

  @Test
  void warmingUpIsAMedianInABandOfQuartiles() throws Exception {
    WarmUpPlot.Curve curve =
        WarmUpPlot.Curve.of(
            "http",
            "t1",
            List.of(
                new double[] {10, 4, 2},
                new double[] {20, 5},
                new double[] {30, 6, 2},
                new double[] {40, 7}));
    assertThat(curve.calls())
        .containsExactly(
            new WarmUpPlot.Call(1, 17.5, 25, 32.5), new WarmUpPlot.Call(2, 4.75, 5.5, 6.25));
    Element svg = parsed(WarmUpPlot.render(List.of(curve), "chameleon"));
    List<double[]> band = points(elements(svg, "path", "band t1").get(0).getAttribute("d"));
    List<double[]> medians = points(elements(svg, "path", "curve t1").get(0).getAttribute("d"));
    assertThat(band).hasSize(4);
    assertThat(medians.get(0)[1]).isBetween(band.get(1)[1], band.get(2)[1]);
  }

  /** From the 25th call on, calls that lie close together on the axis are one point. */
  @Test
  void aLongWarmUpIsAsManyPointsAsCanBeSeen() {
    double[] calls = IntStream.rangeClosed(1, 2000).asDoubleStream().toArray();
    WarmUpPlot.Curve curve = WarmUpPlot.Curve.of("http", "t1", List.of(calls, calls, calls));
    assertThat(curve.calls()).hasSizeBetween(100, 200);
    assertThat(curve.calls().get(24)).isEqualTo(new WarmUpPlot.Call(25, 25, 25, 25));
    assertThat(curve.last().high()).isLessThanOrEqualTo(2000);
  }

  @Test
  void breakingEvenIsMarkedWhereTheLinesMeet() throws Exception {
    Element svg = parsed(breakEven());
    assertThat(texts(svg, "text"))
        .contains("lambda", "t3a.xlarge", "even at 10.0/s", "requests per second");
    Element mark = elements(svg, "circle", "mark").get(0);
    List<double[]> lambda = points(elements(svg, "path", "curve t0").get(0).getAttribute("d"));
    List<double[]> fleet = points(elements(svg, "path", "curve t1").get(0).getAttribute("d"));
    double[] origin = lambda.get(0);
    double[] end = lambda.get(lambda.size() - 1);
    double share = 10.0 / 40;
    assertThat(Double.parseDouble(mark.getAttribute("cx")))
        .isCloseTo(origin[0] + share * (end[0] - origin[0]), within());
    assertThat(Double.parseDouble(mark.getAttribute("cy"))).isCloseTo(fleet.get(0)[1], within());
  }

  @Test
  void aFleetThatIsNeverPaidOffHasNoMark() throws Exception {
    BreakEven never = new BreakEven(0.00001, 0.36, 9, 1);
    Element svg =
        parsed(
            BreakEvenPlot.render(
                never,
                40,
                new BreakEvenPlot.Side("lambda", "t0"),
                new BreakEvenPlot.Side("fleet", "t1"),
                "chameleon"));
    assertThat(elements(svg, "circle", "mark")).isEmpty();
  }

  /** A page to look at: {@code target/example-plots/index.html}. */
  @Test
  void allOfThemFitOnAPage() throws IOException {
    StringBuilder page = new StringBuilder("<!DOCTYPE html><html><head><meta charset=\"utf-8\"/>");
    page.append("<meta name=\"viewport\" content=\"width=device-width\"/><style>");
    try (InputStream style = HtmlPage.class.getResourceAsStream("page.css")) {
      page.append(new String(style.readAllBytes(), StandardCharsets.UTF_8));
    }
    page.append("</style></head><body><main><div class=\"pair\">");
    for (String svg : List.of(memory(), instances(), warmUp(), breakEven())) {
      page.append("<figure>").append(svg).append("</figure>");
    }
    page.append("</div></main></body></html>");
    Path kept = Path.of("target", "example-plots");
    Files.createDirectories(kept);
    Files.writeString(kept.resolve("index.html"), page);
    assertThat(page).doesNotContain("NaN", "Infinity");
  }

  private static String memory() {
    return MemoryPlot.render(
        List.of(
            new MemoryPlot.Curve(
                "lambda <x86>",
                "t0",
                List.of(
                    new MemoryPoint(512, 900, 7.7),
                    new MemoryPoint(1024, 460, 7.867),
                    new MemoryPoint(1769, 260, 7.685),
                    new MemoryPoint(2048, 255, 8.7),
                    new MemoryPoint(3008, 250, 12.44))),
            new MemoryPlot.Curve(
                "lambda arm",
                "t1",
                List.of(
                    new MemoryPoint(512, 800, 5.53),
                    new MemoryPoint(1024, 410, 5.67),
                    new MemoryPoint(2048, 230, 6.33),
                    new MemoryPoint(3008, 228, 9.13)))),
        "yolo",
        "median latency");
  }

  private static String instances() {
    return InstancesPlot.render(
        List.of(
            new InstancesPlot.Stairs(
                "lambda",
                "t0",
                List.of(
                    new InstanceCounts.Change(0, 1),
                    new InstanceCounts.Change(10.5, 7),
                    new InstanceCounts.Change(11, 12),
                    new InstanceCounts.Change(55, 3))),
            new InstancesPlot.Stairs(
                "knative",
                "t1",
                List.of(
                    new InstanceCounts.Change(0, 1),
                    new InstanceCounts.Change(12, 2),
                    new InstanceCounts.Change(16, 4),
                    new InstanceCounts.Change(48, 2))),
            new InstancesPlot.Stairs("fleet", "t2", List.of(new InstanceCounts.Change(0, 2)))),
        60,
        "chameleon");
  }

  private static String warmUp() {
    Random random = new Random(3);
    List<WarmUpPlot.Curve> curves = new ArrayList<>();
    for (int target = 0; target < 2; target++) {
      double level = target == 0 ? 1.6 : 0.5;
      List<double[]> processes =
          IntStream.range(0, 8)
              .mapToObj(
                  process ->
                      IntStream.rangeClosed(1, 400)
                          .mapToDouble(
                              call ->
                                  level
                                      * (1 + 40.0 / call)
                                      * Math.exp(0.15 * random.nextGaussian()))
                          .toArray())
              .toList();
      curves.add(WarmUpPlot.Curve.of(target == 0 ? "lambda" : "http", "t" + target, processes));
    }
    return WarmUpPlot.render(curves, "chameleon");
  }

  private static String breakEven() {
    return BreakEvenPlot.render(
        new BreakEven(0.00001, 0.36, 12, 1),
        40,
        new BreakEvenPlot.Side("lambda", "t0"),
        new BreakEvenPlot.Side("t3a.xlarge", "t1"),
        "chameleon");
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.api.Assertions.within(0.15);
  }

  private static Element parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
        .getDocumentElement();
  }

  private static List<String> texts(Element svg, String element) {
    return elements(svg, element).stream().map(Element::getTextContent).toList();
  }

  private static List<Element> elements(Element svg, String element, String classes) {
    return elements(svg, element).stream()
        .filter(e -> e.getAttribute("class").equals(classes))
        .toList();
  }

  private static List<Element> elements(Element svg, String element) {
    NodeList found = svg.getElementsByTagName(element);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  private static List<double[]> points(String path) {
    List<double[]> points = new ArrayList<>();
    for (String point : path.substring(1).split("L")) {
      String[] places = point.split(" ");
      points.add(new double[] {Double.parseDouble(places[0]), Double.parseDouble(places[1])});
    }
    return points;
  }
}
