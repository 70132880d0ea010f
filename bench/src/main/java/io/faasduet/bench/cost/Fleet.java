package io.faasduet.bench.cost;

import java.time.Duration;

/**
 * Machines that are paid by the hour, whatever they do.
 *
 * @param instanceType their type on EC2, such as {@code t3a.xlarge}
 * @param instances how many
 */
public record Fleet(String instanceType, int instances) {
  public Fleet {
    if (instances < 1) {
      throw new IllegalArgumentException("a fleet of " + instances + " instances");
    }
  }

  /**
   * US dollars an hour.
   *
   * @throws PricesException if the table has no such type
   */
  public double usdPerHour(PriceTable prices) {
    return instances * prices.price("ec2." + instanceType + ".hour", "instance-hour").usd();
  }

  /**
   * US dollars for as long as a load takes, at the hour's price by the second.
   *
   * @throws PricesException if the table has no such type
   */
  public double usd(PriceTable prices, Duration load) {
    return usdPerHour(prices) * load.toMillis() / Duration.ofHours(1).toMillis();
  }

  /**
   * US dollars for a million requests that come in at a steady rate: the hour's cost, shared by the
   * hour's requests.
   *
   * @throws PricesException if the table has no such type
   */
  public double usdPerMillion(PriceTable prices, double requestsPerSecond) {
    if (!(requestsPerSecond > 0)) {
      throw new IllegalArgumentException("a rate of " + requestsPerSecond + " requests a second");
    }
    return usdPerHour(prices) / (3600 * requestsPerSecond) * 1e6;
  }
}
