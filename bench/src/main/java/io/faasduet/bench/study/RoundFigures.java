package io.faasduet.bench.study;

import io.faasduet.bench.statistics.Distribution;
import java.util.List;
import java.util.function.ToIntFunction;

/** Figures over rounds that are whole. */
final class RoundFigures {
  private RoundFigures() {}

  static double medianSeconds(List<LimitsRound> rounds) {
    return new Distribution(rounds.stream().mapToDouble(LimitsRound::seconds).toArray()).median();
  }

  /** The mean cost of a round, of which so many invocations had a state in S3. */
  static double meanUsd(
      List<LimitsRound> rounds, ToIntFunction<LimitsRound> states, LimitsCost cost) {
    return rounds.stream()
        .mapToDouble(round -> cost.usd(round.rows(), states.applyAsInt(round)))
        .average()
        .orElseThrow();
  }
}
