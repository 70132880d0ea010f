package io.faasduet.bench.published;

import io.faasduet.bench.results.PlatformName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The figures that come with Duet.
 *
 * <p>They were measured on other machines, with other networks' weights and years ago: what can be
 * compared is how they change with memory or from cold to warm, more than how large they are.
 */
public final class PublishedFigures {
  /**
   * How far Lambda's memory sizes may lie apart: a tenth, as memory is processor time too. 1769 MB
   * may be compared with 1800, and 3008 with 3000.
   */
  public static final double MEMORY_TOLERANCE = 0.1;

  private final List<Study> studies;
  private final List<PublishedFigure> figures;

  private PublishedFigures(List<Study> studies, List<PublishedFigure> figures) {
    this.studies = List.copyOf(studies);
    this.figures = List.copyOf(figures);
  }

  /** All that come with Duet. */
  public static PublishedFigures shipped() {
    List<Study> studies = new ArrayList<>();
    List<PublishedFigure> figures = new ArrayList<>();
    for (Map<String, String> row : CsvRows.of("sources.csv")) {
      Study study = new Study(row.get("study"), row.get("file"), row.get("source"));
      studies.add(study);
      figures.addAll(StudyFile.read(study));
    }
    return new PublishedFigures(studies, figures);
  }

  /** Where the figures are from. */
  public List<Study> studies() {
    return studies;
  }

  /** Every figure, study after study, in the order of the files. */
  public List<PublishedFigure> all() {
    return figures;
  }

  /**
   * One figure.
   *
   * @param deployment as {@link PublishedDeployment#name} has it
   * @return its mean, in its unit
   * @throws IllegalArgumentException if no study has it
   */
  public double mean(String workload, String deployment, String metric) {
    return figures.stream()
        .filter(figure -> figure.workload().equals(workload))
        .filter(figure -> figure.deployment().name().equals(deployment))
        .filter(figure -> figure.metric().equals(metric))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "nothing is published of %s on %s: %s".formatted(workload, deployment, metric)))
        .values()
        .mean();
  }

  /**
   * The figures that can be compared with what a run measured: of the same function and model, on
   * Lambda or on a fleet as the run was, of the same experiment, and on Lambda of about the same
   * memory size.
   *
   * @param function the function's name
   * @param model the model's name, where its answers name one
   * @param platform the target's platform, as {@code run.json} has it
   * @param memoryMegabytes the target's memory, where that is known; all sizes fit one that is not
   * @param experiment {@code cold}, {@code warm} or {@code load}; {@code loop 1} and so on for the
   *     batches of a load
   */
  public List<PublishedFigure> beside(
      String function,
      Optional<String> model,
      PlatformName platform,
      Optional<Integer> memoryMegabytes,
      String experiment) {
    return figures.stream()
        .filter(figure -> figure.workload().equals(function))
        .filter(figure -> figure.model().isEmpty() || figure.model().equals(model))
        .filter(figure -> figure.deployment().platform().equals(platform))
        .filter(figure -> figure.experiment().equals(experiment))
        .filter(figure -> fits(figure.deployment().memoryMegabytes(), memoryMegabytes))
        .toList();
  }

  private static boolean fits(Optional<Integer> published, Optional<Integer> measured) {
    if (published.isEmpty() || measured.isEmpty()) {
      return true;
    }
    double apart = Math.abs(published.get() - measured.get());
    return apart <= MEMORY_TOLERANCE * measured.get();
  }
}
