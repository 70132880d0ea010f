package io.faasduet.bench.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FleetTest {
  private static final PriceTable PRICES = PriceTable.shipped();

  /** As published: 290 instances of m5.large at 0.096 are 27.84 an hour. */
  @Test
  void aFleetIsPaidByTheHour() {
    assertThat(new Fleet("m5.large", 290).usdPerHour(PRICES)).isCloseTo(27.84, within(1e-9));
    assertThat(new Fleet("m5.large", 2).usd(PRICES, Duration.ofMinutes(45)))
        .isCloseTo(2 * 0.096 * 0.75, within(1e-12));
  }

  /** By hand: 2 x 0.1504 an hour over 36,000 requests are 8.3556 for a million. */
  @Test
  void itsHourIsSharedByTheRequestsOfTheHour() {
    Fleet fleet = new Fleet("t3a.xlarge", 2);
    assertThat(fleet.usdPerMillion(PRICES, 10)).isCloseTo(0.3008 / 36_000 * 1e6, within(1e-9));
    assertThat(fleet.usdPerMillion(PRICES, 20))
        .isCloseTo(fleet.usdPerMillion(PRICES, 10) / 2, within(1e-9));
    assertThatThrownBy(() -> fleet.usdPerMillion(PRICES, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anUnknownTypeIsRefusedByName() {
    assertThatThrownBy(() -> new Fleet("t9.huge", 1).usdPerHour(PRICES))
        .isInstanceOf(PricesException.class)
        .hasMessageContaining("has no price 'ec2.t9.huge.hour'");
  }

  /** By hand: 0.5 x 0.04048 + 1 x 0.004445 = 0.024685 an hour. */
  @Test
  void aPodIsPaidForWhatItAsksFor() {
    Pod pod = new Pod(0.5, 1, Architecture.X86);
    assertThat(pod.usdPerHour(PRICES)).isCloseTo(0.024685, within(1e-12));
    assertThat(pod.usd(PRICES, Duration.ofHours(2))).isCloseTo(0.04937, within(1e-12));
    assertThat(new Pod(2, 4, Architecture.ARM).usdPerHour(PRICES))
        .isCloseTo(2 * 0.03238 + 4 * 0.00356, within(1e-12));
  }

  @Test
  void aPodIsPaidForEachBegunSecondAndAMinuteAtLeast() {
    Pod pod = new Pod(1, 2, Architecture.X86);
    double second = pod.usdPerHour(PRICES) / 3600;
    assertThat(pod.usd(PRICES, Duration.ofMillis(90_001))).isCloseTo(91 * second, within(1e-12));
    assertThat(pod.usd(PRICES, Duration.ofSeconds(90))).isCloseTo(90 * second, within(1e-12));
    assertThat(pod.usd(PRICES, Duration.ofSeconds(3))).isCloseTo(60 * second, within(1e-12));
  }

  @Test
  void theCheapestSizeThatIsFastEnoughIsTaken() {
    MemoryStep slow = new MemoryStep(512, 900, 3.0);
    MemoryStep cheap = new MemoryStep(1024, 400, 2.5);
    MemoryStep fast = new MemoryStep(2048, 200, 2.8);
    MemoryStep sameCost = new MemoryStep(1536, 300, 2.5);
    List<MemoryStep> steps = List.of(slow, fast, cheap, sameCost);
    assertThat(MemoryStep.cheapest(steps, 1000)).contains(sameCost);
    assertThat(MemoryStep.cheapest(List.of(slow, fast, cheap), 400)).contains(cheap);
    assertThat(MemoryStep.cheapest(steps, 250)).contains(fast);
    assertThat(MemoryStep.cheapest(steps, 100)).isEmpty();
  }
}
