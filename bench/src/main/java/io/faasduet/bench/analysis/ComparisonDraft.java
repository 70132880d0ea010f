package io.faasduet.bench.analysis;

import io.faasduet.bench.statistics.Bootstrap;
import io.faasduet.bench.statistics.MedianContrast;
import io.faasduet.bench.statistics.SampledMedian;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The targets side by side before they are judged: verdicts need all comparisons of a run, of which
 * this is one part.
 */
final class ComparisonDraft {
  private final List<Answers> targets;
  private final List<Optional<SampledMedian>> medians = new ArrayList<>();
  private final List<Summary.TargetSummary> figures = new ArrayList<>();
  private final List<ComparisonFamily.Pair> pairs = new ArrayList<>();

  ComparisonDraft(List<Answers> targets) {
    this.targets = List.copyOf(targets);
  }

  /** How many pairs of targets it compares. */
  int pairCount() {
    int answered = (int) targets.stream().filter(target -> !target.ok().isEmpty()).count();
    return answered * (answered - 1) / 2;
  }

  /**
   * Draws the medians, derives the targets' figures, and compares each pair, the slower one over
   * the faster one.
   */
  void draw(Bootstrap bootstrap) {
    medians.addAll(
        targets.parallelStream().map(target -> target.clusters().map(bootstrap::median)).toList());
    figures.addAll(
        IntStream.range(0, targets.size())
            .parallel()
            .mapToObj(i -> TargetFigures.of(targets.get(i), medians.get(i)))
            .toList());
    for (int i = 0; i < targets.size(); i++) {
      for (int j = i + 1; j < targets.size(); j++) {
        if (medians.get(i).isPresent() && medians.get(j).isPresent()) {
          pairs.add(
              medians.get(j).get().clusters().median() < medians.get(i).get().clusters().median()
                  ? pair(j, i)
                  : pair(i, j));
        }
      }
    }
  }

  private ComparisonFamily.Pair pair(int faster, int slower) {
    MedianContrast contrast = medians.get(slower).orElseThrow().over(medians.get(faster).get());
    return new ComparisonFamily.Pair(
        targets.get(faster).side(), targets.get(slower).side(), contrast);
  }

  /** Its pairs, the faster target of each first. */
  List<ComparisonFamily.Pair> pairs() {
    return pairs;
  }

  /** What a load shows of each target in addition to latencies. */
  List<Summary.LoadFigures> loads() {
    return targets.stream().flatMap(target -> target.load().stream()).toList();
  }

  /** The comparison with the judgements of its pairs, which are taken from the front. */
  Summary.Comparison judged(Iterator<Judgement> judgements) {
    List<Summary.Contrast> contrasts =
        pairs.stream()
            .map(
                pair ->
                    new Summary.Contrast(
                        pair.first().name(),
                        pair.second().name(),
                        pair.contrast().ratio(),
                        pair.contrast().difference(),
                        judgements.next()))
            .toList();
    return new Summary.Comparison(figures, contrasts, ComparisonVerdict.of(figures, contrasts));
  }
}
