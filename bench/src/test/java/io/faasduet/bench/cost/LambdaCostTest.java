package io.faasduet.bench.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/**
 * The examples are those of https://aws.amazon.com/lambda/pricing/, in their order. AWS takes off
 * what its free tier gives, 1 million requests and 400,000 GB-seconds; Duet does not.
 */
class LambdaCostTest {
  private static final PriceTable PRICES = PriceTable.shipped();
  private static final double FREE_REQUESTS_USD = 0.20;
  private static final double FREE_COMPUTE_USD = 400_000 * 0.0000166667;
  private static final org.assertj.core.data.Offset<Double> CENT = within(0.005);

  /** Mobile application backend: 1536 MB, 120 ms, 3 million requests. */
  @Test
  void agreesWithTheFirstExampleOfAws() {
    LambdaCost cost = cost(1536, 512, 120, 3e6);
    assertThat(cost.computeUsd() - FREE_COMPUTE_USD).isCloseTo(2.33, CENT);
    assertThat(cost.requestUsd() - FREE_REQUESTS_USD).isCloseTo(0.40, CENT);
    assertThat(cost.totalUsd() - FREE_COMPUTE_USD - FREE_REQUESTS_USD).isCloseTo(2.73, CENT);
  }

  /** Telemetry: 1024 MB, 2 s, 7.44 million requests, no free tier. */
  @Test
  void agreesWithTheSecondExampleOfAws() {
    LambdaCost cost = cost(1024, 512, 2000, 7_440_000);
    assertThat(cost.requestUsd()).isCloseTo(1.49, CENT);
    assertThat(cost.computeUsd()).isCloseTo(248.00, CENT);
    assertThat(cost.totalUsd()).isCloseTo(249.49, CENT);
  }

  /** Language model: 4096 MB, 2048 MB of storage, 280 ms, 6 million requests. */
  @Test
  void agreesWithTheThirdExampleOfAws() {
    LambdaCost cost = cost(4096, 2048, 280, 6e6);
    assertThat(cost.computeUsd() - FREE_COMPUTE_USD).isCloseTo(105.33, CENT);
    assertThat(cost.requestUsd() - FREE_REQUESTS_USD).isCloseTo(1.00, CENT);
    assertThat(cost.storageUsd()).isCloseTo(0.08, CENT);
    assertThat(cost.totalUsd() - FREE_COMPUTE_USD - FREE_REQUESTS_USD).isCloseTo(106.41, CENT);
  }

  /** By hand: 1 GB x 0.1 s x 0.0000166667 + 0.0000002 = 0.00000186667. */
  @Test
  void oneInvocationCostsItsShareOfAMillion() {
    LambdaCost one = cost(1024, 512, 100, 1);
    assertThat(one.totalUsd()).isCloseTo(0.00000186667, within(1e-18));
    assertThat(one.usdPerRequest()).isEqualTo(one.totalUsd());
    assertThat(one.usdPerMillion()).isCloseTo(1.86667, within(1e-9));
  }

  /**
   * By hand: 0.99 x 50 + 0.01 x 1050 = 60 ms; Arm 2 GB x 0.06 s x 0.0000133334 x 1e6 = 1.600008.
   */
  @Test
  void invocationsThatCauseInitCostWhatIsBilledForThem() {
    BilledDuration use = new BilledDuration(50, 1050, 0.01);
    LambdaCost cost =
        LambdaCost.of(PRICES, new LambdaSize(2048, Architecture.ARM), use, HttpTrigger.NONE, 1e6);
    assertThat(use.meanMillis()).isCloseTo(60, within(1e-12));
    assertThat(cost.computeUsd()).isCloseTo(1.600008, within(1e-9));
    assertThat(cost.usdPerMillion()).isCloseTo(1.800008, within(1e-9));
    assertThat(use.withColdShare(1).meanMillis()).isEqualTo(1050);
  }

  @Test
  void theGatewayIsPaidByTheRequest() {
    assertThat(gateway(HttpTrigger.NONE, 1e6)).isZero();
    assertThat(gateway(HttpTrigger.HTTP_API, 1e6)).isCloseTo(1.00, within(1e-9));
    assertThat(gateway(HttpTrigger.REST_API, 1e6)).isCloseTo(3.50, within(1e-9));
    assertThat(gateway(HttpTrigger.HTTP_API, 400e6)).isCloseTo(300 + 90, within(1e-6));
  }

  @Test
  void aRunSaysHowLongItsInvocationsWereBilled() {
    BilledDuration use = BilledDuration.of(new double[] {10, 11, 12}, new double[] {500});
    assertThat(use).isEqualTo(new BilledDuration(11, 500, 0.25));
    assertThat(use.meanMillis()).isCloseTo((10 + 11 + 12 + 500) / 4.0, within(1e-12));
    assertThat(BilledDuration.of(new double[] {7}, new double[0]).meanMillis()).isEqualTo(7);
    assertThatThrownBy(() -> BilledDuration.of(new double[0], new double[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everyBegunMillisecondOfInitAndHandlerIsBilled() {
    assertThat(BilledDuration.billedMillis(2.01, 0)).isEqualTo(3);
    assertThat(BilledDuration.billedMillis(3, 0)).isEqualTo(3);
    assertThat(BilledDuration.billedMillis(0.1, 0.2)).isEqualTo(1);
    assertThat(BilledDuration.billedMillis(12.3, 400.7)).isEqualTo(413);
    assertThat(BilledDuration.billedMillis(12.31, 400.7)).isEqualTo(414);
  }

  @Test
  void whatLambdaDoesNotOfferIsRefused() {
    assertThatThrownBy(() -> new LambdaSize(127, Architecture.X86))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Lambda's memory is 128 to 10240 MB, not 127");
    assertThatThrownBy(() -> new LambdaSize(128, Architecture.X86, 20_000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Lambda's storage is 512 to 10240 MB, not 20000");
    assertThatThrownBy(() -> new BilledDuration(1, 1, 1.5))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BilledDuration(Double.NaN, 1, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static double gateway(HttpTrigger gateway, double requests) {
    LambdaSize size = new LambdaSize(128, Architecture.X86);
    return LambdaCost.of(PRICES, size, BilledDuration.warm(1), gateway, requests).gatewayUsd();
  }

  private static LambdaCost cost(int memory, int storage, double millis, double requests) {
    return LambdaCost.of(
        PRICES,
        new LambdaSize(memory, Architecture.X86, storage),
        BilledDuration.warm(millis),
        HttpTrigger.NONE,
        requests);
  }
}
