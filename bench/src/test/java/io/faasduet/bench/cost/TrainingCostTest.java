package io.faasduet.bench.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TrainingCostTest {
  private static final PriceTable PRICES = PriceTable.shipped();

  /** 465 minutes of 640 MB; 22 minutes of an m4.large with 90 GB of EBS at 0.10 USD a month. */
  private static TrainingCost published() {
    return new TrainingCost(
        Duration.ofMinutes(465),
        640,
        PRICES.price("lambda.x86.gb_second", "GB-second").usd(),
        Duration.ofMinutes(22),
        new Fleet("m4.large", 1).usdPerHour(PRICES),
        90,
        0.10);
  }

  @Test
  void thePublishedSumsFollowFromTheirInputs() {
    assertThat(published().lambdaUsd()).isCloseTo(0.29, withinPercentage(5));
    assertThat(published().serverUsd()).isCloseTo(0.04, withinPercentage(5));
    assertThat(published().machineUsd())
        .as("rounds to 0.04 without its disk")
        .isBetween(.035, .045);
    assertThat(published().timeRatio().value().orElseThrow()).isCloseTo(21, withinPercentage(5));
    assertThat(published().costRatio().value().orElseThrow()).isCloseTo(7.3, withinPercentage(5));
  }

  @Test
  void refusesSizesThatThereAreNot() {
    assertThatThrownBy(() -> new TrainingCost(Duration.ZERO, 64, 0, Duration.ofMinutes(1), 0, 0, 0))
        .hasMessage("Lambda's memory is 128 to 10240 MB, not 64");
    assertThatThrownBy(
            () -> new TrainingCost(Duration.ZERO, 640, -1, Duration.ofMinutes(1), 0, 0, 0))
        .hasMessageContaining("must be 0 or more");
  }
}
