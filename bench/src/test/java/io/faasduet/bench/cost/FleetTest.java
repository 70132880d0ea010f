package io.faasduet.bench.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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

  /** Of 1 vCPU and 1.73 GB there is none: the least memory of 1 vCPU is 2 GB. */
  @Test
  void fargateSellsCertainSizesOnly() {
    assertThat(Pod.onFargate(1, 1769 / 1024.0, Architecture.X86))
        .isEqualTo(new Pod(1, 2, Architecture.X86));
    assertThat(Pod.onFargate(0.07, 0.125, Architecture.X86))
        .isEqualTo(new Pod(0.25, 0.5, Architecture.X86));
    assertThat(Pod.onFargate(0.25, 0.6, Architecture.X86))
        .isEqualTo(new Pod(0.25, 1, Architecture.X86));
    assertThat(Pod.onFargate(0.25, 2.1, Architecture.ARM))
        .isEqualTo(new Pod(0.5, 3, Architecture.ARM));
    assertThat(Pod.onFargate(1.7, 2.9, Architecture.X86))
        .isEqualTo(new Pod(2, 4, Architecture.X86));
    assertThat(Pod.onFargate(5.8, 17, Architecture.X86))
        .isEqualTo(new Pod(8, 20, Architecture.X86));
    assertThatThrownBy(() -> Pod.onFargate(17, 1, Architecture.X86))
        .isInstanceOf(PricesException.class)
        .hasMessage("Fargate has no size of 17.00 vCPU and 1.00 GB");
  }

  @Test
  void aProcessPaysItsShareOfAnInstance() {
    Pricing pricing = new Pricing(PRICES, Optional.of("m5.large"));
    Pricing.ServerPrice two = pricing.server(1769);
    assertThat(two.usdPerHour()).isCloseTo(0.096 / 2, within(1e-12));
    assertThat(two.basis())
        .isEqualTo(
            "1/2 of an EC2 instance of type m5.large, on which 2 processes of 1.00 vCPU and 1.73 GB"
                + " fit");
    assertThat(pricing.server(3008).usdPerHour()).isCloseTo(0.096, within(1e-12));
    assertThat(pricing.server(512).usdPerHour()).isCloseTo(0.096 / 6, within(1e-12));
    assertThatThrownBy(() -> pricing.server(10_240))
        .isInstanceOf(PricesException.class)
        .hasMessageStartingWith("m5.large has 2 vCPUs and 8.0 GB: a process of 5.79 vCPU");
  }

  @Test
  void anInstanceOfUnknownSizeIsPaidWhole() {
    Price price =
        new Price(
            0.5,
            "instance-hour",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    PriceTable own =
        new PriceTable("own", "here", PriceTable.CURRENCY, Map.of("ec2.x1.hour", price));
    Pricing.ServerPrice whole = new Pricing(own, Optional.of("x1")).server(1769);
    assertThat(whole.usdPerHour()).isEqualTo(0.5);
    assertThat(whole.basis()).contains("whose size the price table does not say");
  }

  @Test
  void aServerIsAPodThatFargateSells() {
    Pricing.ServerPrice pod = Pricing.shipped().server(1769);
    assertThat(pod.usdPerHour()).isCloseTo(0.04048 + 2 * 0.004445, within(1e-12));
    assertThat(pod.basis())
        .isEqualTo(
            "a Fargate pod of 1 vCPU and 2 GB, the smallest that has the 1.00 vCPU and 1.73 GB of"
                + " the process");
  }

  @Test
  void anHttpApiCountsByTheSizeOfRequests() {
    assertThat(HttpTrigger.HTTP_API.usd(PRICES, 1e6, 0)).isCloseTo(1, within(1e-9));
    assertThat(HttpTrigger.HTTP_API.usd(PRICES, 1e6, 512 << 10)).isCloseTo(1, within(1e-9));
    assertThat(HttpTrigger.HTTP_API.usd(PRICES, 1e6, 513 << 10)).isCloseTo(2, within(1e-9));
    assertThat(HttpTrigger.REST_API.usd(PRICES, 1e6, 5 << 20)).isCloseTo(3.5, within(1e-9));
    assertThat(HttpTrigger.NONE.usd(PRICES, 1e6, 5 << 20)).isZero();
  }
}
