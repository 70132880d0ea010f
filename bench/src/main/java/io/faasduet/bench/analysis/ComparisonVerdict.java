package io.faasduet.bench.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the contrasts of one comparison come to, in a sentence. */
public final class ComparisonVerdict {
  private static final Set<Conclusion> UNDECIDED =
      EnumSet.of(Conclusion.CANNOT_SHOW, Conclusion.TOO_NEAR);

  private ComparisonVerdict() {}

  static String of(List<Summary.TargetSummary> targets, List<Summary.Contrast> contrasts) {
    List<String> ranked =
        targets.stream()
            .filter(target -> target.latency().isPresent())
            .sorted(Comparator.comparingDouble(ComparisonVerdict::median))
            .map(Summary.TargetSummary::name)
            .toList();
    if (ranked.isEmpty()) {
      return "No request was answered.";
    } else if (ranked.size() < targets.size()) {
      return "No winner: "
          + targets.stream()
              .filter(target -> target.latency().isEmpty())
              .flatMap(target -> target.fault().stream())
              .findFirst()
              .orElseThrow()
          + ".";
    } else if (ranked.size() == 1) {
      return "Only " + ranked.get(0) + " answered: there is nothing to compare it with.";
    }
    return withoutVerdict(contrasts).orElseGet(() -> verdict(ranked, contrasts));
  }

  /** Why there is no winner among the targets, if there can be none. */
  private static Optional<String> withoutVerdict(List<Summary.Contrast> contrasts) {
    return Stream.of(Conclusion.INVALID, Conclusion.ONE_INSTANCE, Conclusion.TOO_FEW_INSTANCES)
        .flatMap(
            conclusion ->
                contrasts.stream()
                    .map(Summary.Contrast::judgement)
                    .filter(judgement -> judgement.conclusion() == conclusion))
        .map(ComparisonVerdict::sentence)
        .findFirst();
  }

  private static String sentence(Judgement judgement) {
    String reason = judgement.reason();
    return judgement.conclusion() == Conclusion.INVALID
        ? "No winner: " + reason + "."
        : Character.toUpperCase(reason.charAt(0)) + reason.substring(1) + ".";
  }

  private static String verdict(List<String> ranked, List<Summary.Contrast> contrasts) {
    List<String> fastest = new ArrayList<>(ranked.subList(0, 1));
    List<String> slower = new ArrayList<>();
    for (String other : ranked.subList(1, ranked.size())) {
      boolean apart =
          contrast(ranked.get(0), other, contrasts).filter(c -> c.distinguishable()).isPresent();
      (apart ? slower : fastest).add(other);
    }
    Optional<String> undecided =
        fastest.stream()
            .flatMap(other -> contrast(ranked.get(0), other, contrasts).stream())
            .map(Summary.Contrast::judgement)
            .filter(judgement -> UNDECIDED.contains(judgement.conclusion()))
            .map(ComparisonVerdict::sentence)
            .findFirst();
    if (undecided.isPresent()) {
      return undecided.get();
    } else if (slower.isEmpty()) {
      return and(fastest) + " are not significantly different.";
    } else if (fastest.size() > 1) {
      return "%s are not significantly different; %s %s slower%s."
          .formatted(
              and(fastest),
              and(slower),
              slower.size() == 1 ? "is" : "are",
              apart(fastest, slower, contrasts) ? "" : " than " + ranked.get(0));
    }
    return String.format(
        Locale.ROOT,
        "%s is fastest; %s takes %.2f times as long.",
        ranked.get(0),
        ranked.get(1),
        contrast(ranked.get(0), ranked.get(1), contrasts).orElseThrow().ratio().value());
  }

  /** Whether each of the fastest differs significantly from each slower one. */
  private static boolean apart(
      List<String> fastest, List<String> slower, List<Summary.Contrast> contrasts) {
    return fastest.stream()
        .flatMap(one -> slower.stream().map(other -> contrast(one, other, contrasts)))
        .allMatch(contrast -> contrast.filter(c -> c.distinguishable()).isPresent());
  }

  private static Optional<Summary.Contrast> contrast(
      String first, String second, List<Summary.Contrast> contrasts) {
    return contrasts.stream()
        .filter(c -> c.first().equals(first) && c.second().equals(second))
        .findFirst();
  }

  private static double median(Summary.TargetSummary target) {
    return target.latency().orElseThrow().median().value();
  }

  /** Names as a list in a sentence. */
  public static String and(List<String> names) {
    int last = names.size() - 1;
    return last == 0
        ? names.get(0)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }
}
