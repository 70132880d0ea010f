package io.faasduet.bench.report;

import io.faasduet.bench.analysis.RunView;
import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.cost.Pricing;
import io.faasduet.bench.report.html.HtmlPage;
import io.faasduet.bench.report.text.TerminalTable;
import io.faasduet.bench.results.JsonFile;
import io.faasduet.bench.results.ResourceFile;
import io.faasduet.bench.results.ResultsException;
import io.faasduet.bench.results.RoundTripFile;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleFile;
import io.faasduet.bench.results.Survival;
import io.faasduet.bench.results.SurvivalFile;
import io.faasduet.files.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says what a run found, from {@code samples.csv} and {@code run.json} alone, and {@code
 * resources.csv} if resources were sampled.
 */
public final class Report {
  /** The page's place in a results directory. */
  public static final String PAGE = "index.html";

  private Report() {}

  /**
   * Writes {@code summary.json} and {@code index.html} into a results directory, in the place of
   * earlier ones. A run that was cut short has the figures of what it measured.
   *
   * @return the figures, for a {@link TerminalTable}
   * @throws ResultsException if the directory does not hold a run, or cannot be written
   */
  public static Summary write(Path directory) {
    return write(directory, Pricing.shipped());
  }

  /** As above, priced in another way. */
  public static Summary write(Path directory, Pricing pricing) {
    RunView view = read(directory, pricing);
    JsonFile.write(directory.resolve(JsonFile.SUMMARY), view.summary());
    Path page = directory.resolve(PAGE);
    try {
      AtomicFile.write(page, HtmlPage.render(view).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new ResultsException(page + " cannot be written: " + e.getMessage(), e);
    }
    return view.summary();
  }

  /**
   * The figures of a results directory, in which nothing is changed.
   *
   * @throws ResultsException if the directory does not hold a run
   */
  public static RunView read(Path directory, Pricing pricing) {
    Run run = JsonFile.read(directory.resolve(JsonFile.RUN), Run.class);
    List<Survival> survivals = new SurvivalFile(directory).read();
    // what is simulated has no samples
    List<Sample> samples =
        survivals.isEmpty() ? SampleFile.read(directory) : SampleFile.readAny(directory);
    requireOfRun(samples, run, directory);
    return RunView.of(
        run,
        samples,
        ResourceFile.read(directory),
        new RoundTripFile(directory).read(),
        survivals,
        Optional.of(directory),
        SampleFile.endsInALine(directory),
        pricing);
  }

  /** A page without any figure would not say why. */
  private static void requireOfRun(List<Sample> samples, Run run, Path directory) {
    List<String> targets = run.targetNames();
    Set<String> functions =
        run.functions().stream().map(Run.MeasuredFunction::name).collect(Collectors.toSet());
    boolean none =
        samples.stream()
            .noneMatch(it -> targets.contains(it.target()) && functions.contains(it.function()));
    if (!samples.isEmpty() && none) {
      throw new ResultsException(
          "%s has no sample of a function and a target that %s names: they are of different runs"
              .formatted(directory.resolve(SampleFile.NAME), JsonFile.RUN));
    }
  }
}
