package io.faasduet.bench.cost;

import java.time.Duration;
import java.util.List;

/**
 * Machines that are billed by the hour, busy or idle.
 *
 * @param instanceType their type on EC2, such as {@code t3a.xlarge}
 * @param instances how many
 */
public record Fleet(String instanceType, int instances) {
  private static final String PREFIX = "ec2.";
  private static final String SUFFIX = ".hour";

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
    return instances * prices.price(PREFIX + instanceType + SUFFIX, "instance-hour").usd();
  }

  /** The types that a table has prices of. */
  static List<String> types(PriceTable prices) {
    return prices.prices().keySet().stream()
        .filter(name -> name.startsWith(PREFIX) && name.endsWith(SUFFIX))
        .map(name -> name.substring(PREFIX.length(), name.length() - SUFFIX.length()))
        .toList();
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
