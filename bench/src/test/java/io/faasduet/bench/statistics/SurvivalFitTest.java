package io.faasduet.bench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.faasduet.bench.statistics.SurvivalFit.Round;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SurvivalFitTest {
  private static final double[] IDLE = {
    60, 120, 240, 360, 379, 400, 600, 740, 780, 900, 1130, 1150, 1200
  };

  @ParameterizedTest
  @EnumSource
  void findsTheParameterThatTheCountsWereMadeWith(SurvivalModel model) {
    SurvivalFit fit = SurvivalFit.of(model, exact(model, 380));
    assertThat(fit.rmse()).isLessThan(0.005);
    assertThat(fit.alike().low()).isLessThanOrEqualTo(381);
    assertThat(fit.alike().high()).isGreaterThanOrEqualTo(379);
    assertThat(fit.seconds()).isEqualTo(380, within(12.0));
  }

  @ParameterizedTest
  @EnumSource
  void theModelThatTheCountsWereMadeWithFitsBestByFar(SurvivalModel model) {
    List<Round> rounds = exact(model, 380);
    List<SurvivalFit> fits =
        Arrays.stream(SurvivalModel.values())
            .map(other -> SurvivalFit.of(other, rounds))
            .sorted(Comparator.comparingDouble(SurvivalFit::akaike))
            .toList();
    assertThat(fits.get(0).model()).isEqualTo(model);
    assertThat(fits.get(1).akaike()).isGreaterThan(fits.get(0).akaike() + 2);
  }

  @Test
  void saysWhichParametersFitAlike() {
    List<Round> rounds = List.of(new Round(100, 8, 8), new Round(200, 8, 8), new Round(390, 8, 4));
    SurvivalFit fit = SurvivalFit.of(SurvivalModel.HALVING, rounds);
    assertThat(fit.alike()).isEqualTo(new Interval(200, 390));
    assertThat(fit.seconds()).isEqualTo(Math.sqrt(200 * 390), within(1e-9));
  }

  @Test
  void ofSurvivorsAloneThePeriodHasNoUpperEnd() {
    SurvivalFit fit =
        SurvivalFit.of(SurvivalModel.HALVING, List.of(new Round(1, 4, 4), new Round(8, 4, 4)));
    assertThat(fit.alike().low()).isEqualTo(8);
    assertThat(fit.alike().high()).isInfinite();
  }

  @Test
  void theIntervalHoldsTheTruthAndIsWiderWhereRoundsDiffer() {
    List<Round> quiet = exact(SurvivalModel.HALVING, 380);
    List<Round> noisy = new ArrayList<>();
    for (double idle : IDLE) {
      int left = (int) (100 * SurvivalModel.HALVING.survival(idle, 380));
      for (int change : new int[] {-40, 0, 40}) {
        noisy.add(new Round(idle, 100, Math.max(0, Math.min(100, left + change))));
      }
    }
    Interval sure = SurvivalFit.of(SurvivalModel.HALVING, quiet).interval(quiet, 1);
    Interval doubtful = SurvivalFit.of(SurvivalModel.HALVING, noisy).interval(noisy, 1);
    assertThat(sure.contains(380)).isTrue();
    assertThat(doubtful.contains(380)).isTrue();
    assertThat(doubtful.high() - doubtful.low()).isGreaterThan(2 * (sure.high() - sure.low()));
  }

  @Test
  void refusesWhatAreNoCounts() {
    assertThatThrownBy(() -> new Round(1, 4, 5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Round(1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Round(0, 1, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Figures of R's {@code binom.confint(x, n, methods = "wilson")}. */
  @Test
  void sharesHaveWilsonsInterval() {
    assertThat(Proportion.interval(5, 10).low()).isEqualTo(0.2366, within(5e-5));
    assertThat(Proportion.interval(5, 10).high()).isEqualTo(0.7634, within(5e-5));
    assertThat(Proportion.interval(0, 12).low()).isZero();
    assertThat(Proportion.interval(0, 12).high()).isEqualTo(0.2425, within(5e-5));
    assertThat(Proportion.interval(12, 12).high()).isEqualTo(1);
  }

  private static List<Round> exact(SurvivalModel model, double seconds) {
    List<Round> rounds = new ArrayList<>();
    for (double idle : IDLE) {
      rounds.add(new Round(idle, 1_000, (int) Math.round(1_000 * model.survival(idle, seconds))));
    }
    return rounds;
  }
}
