package io.faasduet.bench.election;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ElectionCostTest {
  /** DynamoDB's price of a million read units when the study was published. */
  private static final double READ_2018 = 0.25e-6;

  private static final double WRITE_2018 = 1.25e-6;

  @Test
  void aThousandVotersWhoReadAPlainItemFourTimesASecondPayNotThePublishedSum() {
    ElectionCost cost = new ElectionCost(1_000, 4, 1, 0, READ_2018, WRITE_2018);
    assertThat(cost.pollsPerHour()).isEqualTo(14.4e6);
    assertThat(cost.usdPerHour()).as("450 are published").isEqualTo(3.60, within(1e-9));
  }

  @Test
  void unitsAndWritesArePaidToo() {
    ElectionCost cost = new ElectionCost(1_000, 4, 17, 4, READ_2018, WRITE_2018);
    assertThat(cost.readUsdPerHour()).isEqualTo(61.2, within(1e-9));
    assertThat(cost.writeUsdPerHour()).isEqualTo(0.018, within(1e-9));
    assertThat(cost.usdPerHour()).isEqualTo(61.218, within(1e-9));
  }

  @Test
  void aRoundOfThePublishedLengthIsThePublishedShareOfALeadersLife() {
    double share = ElectionCost.electionShare(16.7, Duration.ofMinutes(15));
    assertThat(Math.round(1000 * share) / 10.0).as("percent").isEqualTo(1.9);
    assertThat(ElectionCost.electionShare(16.7, Duration.ofSeconds(10))).isEqualTo(1);
  }

  @Test
  void refusesWhatIsBelowNothing() {
    assertThatThrownBy(() -> new ElectionCost(1, -1, 1, 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
