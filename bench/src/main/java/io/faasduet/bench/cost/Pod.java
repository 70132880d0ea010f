package io.faasduet.bench.cost;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * A pod that is paid for what it asks for, by the second, as on Fargate: from the pull of its image
 * until its end, at least {@value #LEAST_SECONDS} s (https://aws.amazon.com/fargate/pricing/). For
 * Knative on nodes of one's own these are the prices of what it takes from them.
 *
 * @param vcpus processors
 * @param memoryGigabytes memory; 1024 MB are a GB
 * @param architecture its CPU architecture
 */
public record Pod(double vcpus, double memoryGigabytes, Architecture architecture) {
  static final int LEAST_SECONDS = 60;

  public Pod {
    requireNonNull(architecture, "architecture");
    if (!(vcpus > 0) || !(memoryGigabytes > 0)) {
      throw new IllegalArgumentException(
          "a pod of " + vcpus + " processors and " + memoryGigabytes + " GB");
    }
  }

  /**
   * US dollars for an hour of one pod.
   *
   * @throws PricesException if a price is missing
   */
  public double usdPerHour(PriceTable prices) {
    String fargate = "fargate." + architecture.label();
    return vcpus * prices.price(fargate + ".vcpu_hour", "vCPU-hour").usd()
        + memoryGigabytes * prices.price(fargate + ".gb_hour", "GB-hour").usd();
  }

  /**
   * US dollars for one pod that lived so long; each begun second is paid.
   *
   * @throws PricesException if a price is missing
   */
  public double usd(PriceTable prices, Duration life) {
    long begunSeconds = life.plusNanos(999_999_999).toSeconds();
    return usdPerHour(prices) * Math.max(begunSeconds, LEAST_SECONDS) / 3600;
  }
}
