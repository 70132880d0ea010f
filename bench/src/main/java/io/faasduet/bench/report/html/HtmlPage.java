package io.faasduet.bench.report.html;

import io.faasduet.bench.analysis.Caveats;
import io.faasduet.bench.analysis.ComparisonVerdict;
import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.cost.Pricing;
import io.faasduet.bench.report.plot.LabelLayout;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleKind;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A summary as one HTML page that needs nothing beside itself. */
public final class HtmlPage {
  private static final String TEMPLATE = "page.peb";
  private static final String STYLE = "page.css";

  private HtmlPage() {}

  public static String render(Summary summary, List<Sample> samples, Pricing pricing) {
    Run run = summary.run();
    Map<String, Object> page = new HashMap<>();
    page.put("style", style());
    page.put("title", title(run));
    page.put("date", run.date().substring(0, 10));
    page.put("machine", run.machine().cpu() + ", " + PageFacts.cores(run.machine()));
    page.put("counts", counts(samples));
    page.put("notes", Caveats.of(summary));
    page.put(
        "functions",
        summary.functions().stream().map(f -> PageFunction.of(summary, f, samples)).toList());
    page.put("rounds", samples.stream().anyMatch(it -> it.experiment() != SampleKind.LOAD));
    page.put("loads", samples.stream().anyMatch(it -> it.experiment() == SampleKind.LOAD));
    page.put("facts", PageFacts.of(run));
    page.put("command", run.command());
    page.put(
        "prices", "prices of " + pricing.table().region() + ", table " + pricing.table().version());
    page.put("server", pricing.server());
    page.put("services", ServicePrices.of(pricing.table()));
    try {
      StringWriter html = new StringWriter();
      engine().getTemplate(TEMPLATE).evaluate(html, page);
      return html.toString();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot fill the page's template", e);
    }
  }

  private static PebbleEngine engine() {
    ClasspathLoader loader = new ClasspathLoader(HtmlPage.class.getClassLoader());
    loader.setPrefix(HtmlPage.class.getPackageName().replace('.', '/'));
    return new PebbleEngine.Builder().loader(loader).defaultLocale(Locale.ROOT).build();
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
        + ComparisonVerdict.and(placesWithoutSizes(run));
  }

  /** The targets' names; those that differ by their memory only are one. */
  private static List<String> placesWithoutSizes(Run run) {
    Map<String, Integer> sizes = new LinkedHashMap<>();
    for (Run.Target target : run.targets()) {
      String place =
          target
              .memoryMegabytes()
              .map(megabytes -> LabelLayout.withoutMemory(target.name(), megabytes))
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

  private static String counts(List<Sample> samples) {
    List<String> kinds = new ArrayList<>();
    kind(samples, SampleKind.COLD, "cold starts", kinds);
    kind(samples, SampleKind.WARM, "warm calls", kinds);
    kind(samples, SampleKind.LOAD, "requests under load", kinds);
    kind(samples, SampleKind.WARMUP, "calls to warm up", kinds);
    samples.stream()
        .map(Sample::experiment)
        .filter(experiment -> !experiment.known())
        .distinct()
        .forEach(
            experiment ->
                kind(
                    samples,
                    experiment,
                    "of '" + experiment + "' (no figures: unknown to this version)",
                    kinds));
    return String.format(
        Locale.ROOT,
        "%s; %,d failed",
        String.join(", ", kinds),
        samples.stream().filter(sample -> !sample.ok()).count());
  }

  private static void kind(
      List<Sample> samples, SampleKind experiment, String name, List<String> kinds) {
    long count = samples.stream().filter(sample -> sample.experiment() == experiment).count();
    if (count > 0) {
      kinds.add(String.format(Locale.ROOT, "%,d %s", count, name));
    }
  }
}
