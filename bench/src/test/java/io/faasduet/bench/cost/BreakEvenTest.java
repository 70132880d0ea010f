package io.faasduet.bench.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BreakEvenTest {

  /** By hand: 0.36 an hour / (3600 x 0.00001) = 10 requests a second for each instance. */
  @Test
  void anInstanceIsPaidOffAtItsHourOverWhatLambdaTakesForAnHourOfOneRequestASecond() {
    BreakEven breakEven = new BreakEven(0.00001, 0.36, 100, 1);
    assertThat(breakEven.rate(1)).isCloseTo(10, within(1e-9));
    assertThat(breakEven.rate(3)).isCloseTo(30, within(1e-9));
    assertThat(breakEven.first()).hasValue(breakEven.rate(1));
    assertThat(breakEven.last()).hasValue(breakEven.rate(1));
    assertThat(new BreakEven(0.00001, 0.36, 100, 3).first()).hasValue(breakEven.rate(3));
  }

  /**
   * Instances are paid off at 10 and carry 12: the second is needed from 12 on and paid off at 20,
   * the third from 24 and at 30, ... the sixth would be paid off just where it is needed, at 60.
   */
  @Test
  void lambdaIsCheaperAgainWhileAnotherInstanceIsNotYetPaidOff() {
    BreakEven breakEven = new BreakEven(0.00001, 0.36, 12, 1);
    assertThat(breakEven.first().getAsDouble()).isCloseTo(10, within(1e-9));
    assertThat(breakEven.last().getAsDouble()).isCloseTo(50, within(1e-9));
    assertThat(cheaper(breakEven, 11)).isEqualTo("fleet");
    assertThat(cheaper(breakEven, 19)).isEqualTo("lambda");
    assertThat(cheaper(breakEven, 21)).isEqualTo("fleet");
    assertThat(cheaper(breakEven, 49)).isEqualTo("lambda");
  }

  @Test
  void instancesThatCarryLessThanTheyCostAreNeverPaidOff() {
    BreakEven breakEven = new BreakEven(0.00001, 0.36, 9, 1);
    assertThat(breakEven.first()).isEmpty();
    assertThat(breakEven.last()).isEmpty();
  }

  /** Any rates' costs must lie on the side that the closed forms say. */
  @Test
  void theClosedFormsAgreeWithTryingEveryRate() {
    Random random = new Random(4);
    for (int world = 0; world < 200; world++) {
      BreakEven breakEven =
          new BreakEven(
              1e-6 + 2e-5 * random.nextDouble(),
              0.05 + random.nextDouble(),
              5 + 45 * random.nextDouble(),
              1 + random.nextInt(4));
      double first = breakEven.first().orElse(Double.POSITIVE_INFINITY);
      double last = breakEven.last().orElse(Double.POSITIVE_INFINITY);
      for (int step = 1; step <= 3_000; step++) {
        double rate = step * 0.37;
        if (rate < first * (1 - 1e-9)) {
          assertThat(cheaper(breakEven, rate)).as("%s at %s", breakEven, rate).isEqualTo("lambda");
        } else if (rate > last * (1 + 1e-9)) {
          assertThat(cheaper(breakEven, rate)).as("%s at %s", breakEven, rate).isEqualTo("fleet");
        }
      }
      if (Double.isFinite(last)) {
        assertThat(breakEven.fleetUsdPerHour(last * (1 - 1e-9)))
            .isGreaterThan(breakEven.lambdaUsdPerHour(last * (1 - 1e-9)));
      }
    }
  }

  @Test
  void aRateThatFillsInstancesExactlyNeedsNoFurther() {
    BreakEven breakEven = new BreakEven(0.00001, 0.36, 0.1, 1);
    assertThat(breakEven.instances(0.3)).isEqualTo(3);
    assertThat(breakEven.instances(0.31)).isEqualTo(4);
    assertThat(breakEven.instances(0)).isEqualTo(1);
  }

  @Test
  void theCurvesAreALineAndStairs() {
    List<BreakEven.Point> curve = new BreakEven(0.00001, 0.36, 12, 1).curve(30);
    assertThat(curve.stream().map(BreakEven.Point::rate))
        .containsExactly(0.0, 12.0, 12.0, 24.0, 24.0, 30.0);
    assertThat(curve.stream().map(BreakEven.Point::fleetUsdPerHour))
        .containsExactly(0.36, 0.36, 0.72, 0.72, 3 * 0.36, 3 * 0.36);
    assertThat(curve.get(5).lambdaUsdPerHour()).isCloseTo(30 * 0.036, within(1e-12));
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> new BreakEven(0, 1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BreakEven(1, 1, 1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BreakEven(1, 1, Double.NaN, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String cheaper(BreakEven breakEven, double rate) {
    return breakEven.lambdaUsdPerHour(rate) < breakEven.fleetUsdPerHour(rate) ? "lambda" : "fleet";
  }
}
