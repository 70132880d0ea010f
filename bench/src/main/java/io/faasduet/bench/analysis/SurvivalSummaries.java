package io.faasduet.bench.analysis;

import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Survival;
import io.faasduet.bench.statistics.Interval;
import io.faasduet.bench.statistics.Proportion;
import io.faasduet.bench.statistics.SurvivalFit;
import io.faasduet.bench.statistics.SurvivalModel;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The figures of idle instances. */
final class SurvivalSummaries {
  /** With fewer idle times any model fits. */
  private static final int FEWEST_IDLE_TIMES = 3;

  private static final int FEWEST_ROUNDS = 3;

  private SurvivalSummaries() {}

  /** Those of a function, target by target. */
  static List<SurvivalFigures> of(Run run, List<Survival> survivals, String function) {
    return run.targetNames().stream()
        .map(
            target ->
                survivals.stream()
                    .filter(of -> of.function().equals(function) && of.target().equals(target))
                    .toList())
        .filter(own -> !own.isEmpty())
        .map(own -> figures(run.seed(), own))
        .toList();
  }

  private static SurvivalFigures figures(long seed, List<Survival> own) {
    List<SurvivalFigures.IdleTime> idleTimes =
        own.stream()
            .collect(
                Collectors.groupingBy(Survival::idleSeconds, TreeMap::new, Collectors.toList()))
            .entrySet()
            .stream()
            .map(SurvivalSummaries::idleTime)
            .toList();
    List<SurvivalFit.Round> rounds =
        own.stream()
            .filter(SurvivalSummaries::counted)
            .map(of -> new SurvivalFit.Round(of.idleSeconds(), of.warm(), of.survived()))
            .toList();
    boolean tells = tells(idleTimes);
    List<SurvivalFit> fits =
        tells
            ? Arrays.stream(SurvivalModel.values())
                .map(model -> SurvivalFit.of(model, rounds))
                .sorted(Comparator.comparingDouble(SurvivalFit::akaike))
                .toList()
            : List.of();
    Optional<Interval> period =
        tells && idleTimes.stream().allMatch(idle -> idle.rounds() >= FEWEST_ROUNDS)
            ? Optional.of(fits.get(0).interval(rounds, seed))
            : Optional.empty();
    return new SurvivalFigures(
        own.get(0).target(),
        own.get(0).simulated(),
        idleTimes,
        fits,
        period,
        SurvivalVerdict.of(idleTimes, fits, period));
  }

  private static boolean counted(Survival round) {
    return round.exact() && round.warm() > 0;
  }

  /** Whether some instances survived, some did not, and enough idle times were tried. */
  private static boolean tells(List<SurvivalFigures.IdleTime> idleTimes) {
    List<SurvivalFigures.IdleTime> counted =
        idleTimes.stream().filter(idle -> idle.warm() > 0).toList();
    return counted.size() >= FEWEST_IDLE_TIMES
        && counted.stream().anyMatch(idle -> idle.survived() > 0)
        && counted.stream().anyMatch(idle -> idle.survived() < idle.warm());
  }

  private static SurvivalFigures.IdleTime idleTime(Map.Entry<Double, List<Survival>> of) {
    List<Survival> counted = of.getValue().stream().filter(SurvivalSummaries::counted).toList();
    int warm = counted.stream().mapToInt(Survival::warm).sum();
    int survived = counted.stream().mapToInt(Survival::survived).sum();
    return new SurvivalFigures.IdleTime(
        of.getKey(),
        counted.size(),
        of.getValue().size() - counted.size(),
        warm,
        survived,
        warm == 0 ? Optional.empty() : Optional.of(Proportion.interval(survived, warm)));
  }
}
