package io.faasduet.bench.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.bench.statistics.Estimate;
import io.faasduet.bench.statistics.Interval;
import io.faasduet.bench.statistics.MedianContrast;
import io.faasduet.bench.statistics.RankTest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonFamilyTest {
  @Test
  void oneInstanceAllowsNoStatementAboutOthers() {
    Judgement judgement = judge(pair(1, 9, 0.0001)).get(0);
    assertThat(judgement.conclusion()).isEqualTo(Conclusion.ONE_INSTANCE);
    assertThat(judgement.reason()).isEqualTo("one instance: no statement about others");
    assertThat(judgement.pValue()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2", "3", "4"})
  void twoToFourInstancesGiveFiguresOnly(int instances) {
    Judgement judgement = judge(pair(5, instances, 0.0001)).get(0);
    assertThat(judgement.conclusion()).isEqualTo(Conclusion.TOO_FEW_INSTANCES);
    assertThat(judgement.reason())
        .isEqualTo(instances + " instances: no statement about others (5 needed)");
  }

  @Test
  void aFaultOnEitherSideLeavesThePairWithoutAVerdict() {
    ComparisonFamily.Side well = new ComparisonFamily.Side("http", 9, false, Optional.empty());
    ComparisonFamily.Side ill =
        new ComparisonFamily.Side("grpc", 9, false, Optional.of("3 of 9 requests failed on grpc"));
    MedianContrast contrast = pair(9, 9, 0.0001).contrast();
    for (ComparisonFamily.Pair pair :
        List.of(
            new ComparisonFamily.Pair(well, ill, contrast),
            new ComparisonFamily.Pair(ill, well, contrast))) {
      Judgement judgement = judge(pair).get(0);
      assertThat(judgement.conclusion()).isEqualTo(Conclusion.INVALID);
      assertThat(judgement.reason()).isEqualTo("3 of 9 requests failed on grpc");
    }
  }

  @Test
  void aVerdictHoldsWithAllOthersOfThePage() {
    assertThat(judge(pair(9, 9, 0.01)).get(0).conclusion()).isEqualTo(Conclusion.DIFFERENT);
    List<ComparisonFamily.Pair> page =
        new java.util.ArrayList<>(Collections.nCopies(9, pair(9, 9, 0.5)));
    page.add(pair(9, 9, 0.01));
    Judgement last = judge(page.toArray(ComparisonFamily.Pair[]::new)).get(9);
    assertThat(last.conclusion()).isEqualTo(Conclusion.NOT_SIGNIFICANT);
    assertThat(last.adjustedPValue()).contains(0.1);
    assertThat(last.pValue()).contains(0.01);
  }

  @Test
  void pairsWithoutAVerdictDoNotMakeTheOthersHarder() {
    List<Judgement> judgements = judge(pair(9, 9, 0.03), pair(1, 9, 0.5), pair(3, 9, 0.5));
    assertThat(judgements.get(0).conclusion()).isEqualTo(Conclusion.DIFFERENT);
    assertThat(judgements.get(0).adjustedPValue()).contains(0.03);
  }

  @Test
  void fiveStartsCannotShowADifferenceAmongTwentyFourComparisons() {
    List<ComparisonFamily.Pair> page =
        new java.util.ArrayList<>(Collections.nCopies(23, pair(5, 5, 0.5)));
    page.add(starts(5));
    Judgement judgement = judge(page.toArray(ComparisonFamily.Pair[]::new)).get(23);
    assertThat(judgement.conclusion()).isEqualTo(Conclusion.CANNOT_SHOW);
    assertThat(judgement.reason())
        .isEqualTo("5 starts cannot show a difference among 24 comparisons (7 can)");
    page.set(23, starts(7));
    assertThat(judge(page.toArray(ComparisonFamily.Pair[]::new)).get(23).conclusion())
        .isEqualTo(Conclusion.DIFFERENT);
  }

  @ParameterizedTest
  @CsvSource({"1, 5", "3, 5", "24, 7", "84, 7", "252, 8"})
  void soManyStartsAreNeeded(int comparisons, int starts) {
    assertThat(ComparisonFamily.startsNeeded(comparisons)).isEqualTo(starts);
  }

  /** Two equal fleets on one machine were found 12% apart [8 to 17], load for load. */
  @ParameterizedTest
  @CsvSource({
    "1.12, 1.08, 1.17, TOO_NEAR",
    "1.30, 1.14, 1.47, TOO_NEAR",
    "1.30, 1.16, 1.45, DIFFERENT",
    "0.80, 0.70, 0.88, TOO_NEAR",
    "0.80, 0.74, 0.86, DIFFERENT"
  })
  void instancesThatAreReachedTogetherMustBeFurtherApart(
      double ratio, double low, double high, Conclusion conclusion) {
    Estimate estimate = new Estimate(ratio, Optional.of(new Interval(low, high)));
    MedianContrast contrast =
        new MedianContrast(estimate, estimate, Optional.of(0.0002), Optional.empty());
    ComparisonFamily.Side address =
        new ComparisonFamily.Side("http://a/", 5, true, Optional.empty());
    ComparisonFamily.Side apart = new ComparisonFamily.Side("http", 5, false, Optional.empty());

    Judgement judgement = judge(new ComparisonFamily.Pair(address, apart, contrast)).get(0);

    assertThat(judgement.conclusion()).isEqualTo(conclusion);
    assertThat(judgement.reason())
        .isEqualTo(
            conclusion == Conclusion.TOO_NEAR
                ? "could be under 15% apart, as equal services are"
                : "");
    assertThat(judge(new ComparisonFamily.Pair(apart, apart, contrast)).get(0).conclusion())
        .isEqualTo(Conclusion.DIFFERENT);
  }

  private static List<Judgement> judge(ComparisonFamily.Pair... pairs) {
    return ComparisonFamily.judge(List.of(pairs));
  }

  private static ComparisonFamily.Pair pair(int first, int second, double pValue) {
    return pair(first, second, pValue, Optional.empty());
  }

  /** Cold starts that do not overlap. */
  private static ComparisonFamily.Pair starts(int starts) {
    double least = RankTest.leastPValue(starts, starts);
    return pair(starts, starts, least, Optional.of(least));
  }

  private static ComparisonFamily.Pair pair(
      int first, int second, double pValue, Optional<Double> least) {
    double low = pValue < 0.05 ? 1.1 : 0.9;
    Estimate ratio = new Estimate(1.5, Optional.of(new Interval(low, 2)));
    return new ComparisonFamily.Pair(
        new ComparisonFamily.Side("a", first, false, Optional.empty()),
        new ComparisonFamily.Side("b", second, false, Optional.empty()),
        new MedianContrast(ratio, ratio, Optional.of(pValue), least));
  }
}
