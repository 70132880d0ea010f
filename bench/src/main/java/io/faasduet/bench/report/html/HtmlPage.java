package io.faasduet.bench.report.html;

import io.faasduet.bench.analysis.ComparisonVerdict;
import io.faasduet.bench.analysis.RunView;
import io.faasduet.bench.analysis.SampleIndex;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.SampleKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A summary as one HTML page that needs no other file. */
public final class HtmlPage {
  private static final String STYLE = "page.css";

  private static final List<Section> SECTIONS =
      List.of(
          ContentsSection::render,
          OverviewSection::render,
          FunctionSections::render,
          MethodSection::render);

  private HtmlPage() {}

  /** The page of a run. */
  public static String render(RunView view) {
    return render(view, SECTIONS);
  }

  /** A page of these sections. */
  static String render(RunView view, List<Section> sections) {
    Run run = view.summary().run();
    String page =
        PageTemplate.fill(
            "page.peb",
            Map.of(
                "style", style(),
                "title", title(run),
                "date", run.date().substring(0, 10),
                "machine", run.machine().cpu() + ", " + PageFacts.cores(run.machine()),
                "counts", counts(view.samples()),
                "sections",
                    sections.stream().flatMap(section -> section.render(view).stream()).toList()));
    return run.distanceName().map(name -> atDistance(page, name)).orElse(page);
  }

  /** Each figure and table says that it is of a drawn distance. */
  private static String atDistance(String page, String name) {
    String said = " (distance " + name + ")";
    return page.replace("</figcaption>", said + "</figcaption>")
        .replace("</span></caption>", said + "</span></caption>");
  }

  private static String style() {
    try (InputStream style = HtmlPage.class.getResourceAsStream(STYLE)) {
      return new String(style.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the page's style", e);
    }
  }

  private static String title(Run run) {
    return ComparisonVerdict.and(run.functions().stream().map(Run.MeasuredFunction::name).toList())
        + " on "
        + ComparisonVerdict.and(placesWithoutSizes(run))
        + run.distanceName().map(name -> " at the distance " + name).orElse("");
  }

  /** The targets' names; those that differ by their memory only are one. */
  private static List<String> placesWithoutSizes(Run run) {
    Map<String, Integer> sizes = new LinkedHashMap<>();
    for (Run.MeasuredTarget target : run.targets()) {
      String place =
          target
              .memoryMegabytes()
              .map(megabytes -> Run.MeasuredTarget.withoutMemory(target.name(), megabytes))
              .orElse(target.name());
      sizes.merge(place, 1, Integer::sum);
    }
    return sizes.entrySet().stream()
        .map(
            place ->
                place.getValue() == 1
                    ? place.getKey()
                    : place.getKey() + " at " + place.getValue() + " memory sizes")
        .toList();
  }

  private static String counts(SampleIndex samples) {
    List<String> kinds = new ArrayList<>();
    kind(samples, SampleKind.COLD, "cold starts", kinds);
    kind(samples, SampleKind.WARM, "warm calls", kinds);
    kind(samples, SampleKind.LOAD, "requests under load", kinds);
    kind(samples, SampleKind.OVERHEAD_WARM, "warm calls by size", kinds);
    kind(samples, SampleKind.OVERHEAD_COLD, "cold starts by size", kinds);
    kind(samples, SampleKind.RESOURCES, "calls while resources were sampled", kinds);
    kind(samples, SampleKind.PING_PONG, "invocations with datagrams", kinds);
    kind(samples, SampleKind.EVICTION, "calls after idle times", kinds);
    kind(samples, SampleKind.STUDY, "invocations of a study", kinds);
    kind(samples, SampleKind.WARMUP, "calls to warm up", kinds);
    samples.experiments().stream()
        .filter(experiment -> !experiment.known())
        .forEach(
            experiment ->
                kind(
                    samples,
                    experiment,
                    "of '" + experiment + "' (no figures: unknown to this version)",
                    kinds));
    if (kinds.isEmpty()) {
      return "no requests";
    }
    return String.format(Locale.ROOT, "%s; %,d failed", String.join(", ", kinds), samples.failed());
  }

  private static void kind(
      SampleIndex samples, SampleKind experiment, String name, List<String> kinds) {
    int count = samples.count(experiment);
    if (count > 0) {
      kinds.add(String.format(Locale.ROOT, "%,d %s", count, name));
    }
  }
}
