package io.faasduet.bench.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ServingCostTest {
  private static final PriceTable PRICES = PriceTable.shipped();

  /** A million messages a second, 1.1 requests each at 0.40 USD a million, m5.large at 0.096. */
  private static ServingCost published(int instances) {
    return new ServingCost(
        1e6,
        1.1,
        PRICES.price("sqs.standard.request", "request").usd(),
        instances,
        new Fleet("m5.large", 1).usdPerHour(PRICES));
  }

  @Test
  void thePublishedSumsFollowFromTheirInputs() {
    assertThat(published(290).queueUsdPerHour()).isCloseTo(1584, within(1e-9));
    assertThat(published(290).machinesUsdPerHour()).isCloseTo(27.84, within(1e-9));
    assertThat(published(290).ratio()).isCloseTo(56.9, within(.05));
  }

  @Test
  void threeAndAHalfThousandASecondEachNeedFourInstancesFewer() {
    int instances = ServingCost.instancesFor(1e6, 3_500);
    assertThat(instances).isEqualTo(286);
    assertThat(published(instances).machinesUsdPerHour()).isCloseTo(27.456, within(1e-9));
  }

  @Test
  void refusesRatesThatThereAreNot() {
    assertThatThrownBy(() -> ServingCost.instancesFor(1e6, 0))
        .hasMessageContaining("must serve some messages a second");
    assertThatThrownBy(() -> published(0)).hasMessageContaining("at least 1");
    assertThatThrownBy(() -> new ServingCost(Double.NaN, 1.1, 1, 1, 1))
        .hasMessageContaining("must be above 0");
  }
}
