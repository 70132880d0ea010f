package io.faasduet.localcloud.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FleetScalingTest {
  private static final long SECOND = 1_000_000_000;

  private final FleetScaling scaling =
      new FleetScaling(new FleetOptions(0, 1769, 1, 3, 70, Duration.ofSeconds(60)), 0);

  @Test
  void growsByOneAboveTheThreshold() {
    assertThat(scaling.decide(60 * SECOND, 71, 1)).isEqualTo(2);
    assertThat(scaling.decide(120 * SECOND, 95, 3)).as("the most").isEqualTo(3);
  }

  @Test
  void shrinksByOneIfTheOthersCanCarryIt() {
    assertThat(scaling.decide(60 * SECOND, 25, 2)).isEqualTo(1);
    assertThat(scaling.decide(120 * SECOND, 40, 2)).as("one would have 80%").isEqualTo(2);
    assertThat(scaling.decide(180 * SECOND, 0, 1)).as("the fewest").isEqualTo(1);
  }

  @Test
  void waitsForACooldownBetweenDecisions() {
    assertThat(scaling.due(59 * SECOND)).isFalse();
    assertThat(scaling.due(60 * SECOND)).isTrue();
    scaling.decide(60 * SECOND, 80, 1);
    assertThat(scaling.due(100 * SECOND)).isFalse();
    assertThat(scaling.due(120 * SECOND)).isTrue();
  }
}
