package io.faasduet.bench.cost;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Machines that are billed by the hour, busy or idle.
 *
 * @param instanceType their type on EC2, such as {@code t3a.xlarge}
 * @param instances how many
 */
public record Fleet(String instanceType, int instances) {
  /** A size that is a whole part of an instance must not be spoilt by the quotient's rounding. */
  private static final double DUST = 1e-9;

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

  /**
   * How many processes of a size fit on one instance, by its processors and its memory; empty if
   * the table does not say how large the instance is.
   *
   * @throws PricesException if the table has no such type, or not even one fits
   */
  public OptionalInt fitting(PriceTable prices, double vcpus, double memoryGigabytes) {
    Price price = prices.price(PREFIX + instanceType + SUFFIX, "instance-hour");
    if (price.vcpus().isEmpty() || price.memoryGb().isEmpty()) {
      return OptionalInt.empty();
    }
    int fitting =
        (int)
            Math.min(
                price.vcpus().get() / vcpus + DUST,
                price.memoryGb().get() / memoryGigabytes + DUST);
    if (fitting < 1) {
      throw new PricesException(
          String.format(
              Locale.ROOT,
              "%s has %d vCPUs and %.1f GB: a process of %.2f vCPU and %.2f GB does not fit",
              instanceType,
              price.vcpus().get(),
              price.memoryGb().get(),
              vcpus,
              memoryGigabytes));
    }
    return OptionalInt.of(fitting);
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
