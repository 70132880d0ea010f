package io.faasduet.bench.cost;

import static java.util.Objects.requireNonNull;

import io.faasduet.localcloud.process.limits.ProcessLimits;
import java.util.Optional;

/**
 * The price table and the instance type by which a run's requests are priced.
 *
 * @param table the prices
 * @param instanceType the type on EC2 that a server is taken to be, such as {@code t3a.xlarge};
 *     without one it is a pod on Fargate of the processor time and memory that it had
 */
public record Pricing(PriceTable table, Optional<String> instanceType) {
  private static final double MEGABYTES_PER_GIGABYTE = 1024;

  /**
   * Prices by the table and the type.
   *
   * @throws PricesException if the table has no such type
   */
  public Pricing {
    requireNonNull(table, "table");
    if (instanceType.isPresent() && !Fleet.types(table).contains(instanceType.get())) {
      throw new PricesException(
          "the price table %s has no EC2 type '%s'; it has %s"
              .formatted(
                  table.version(), instanceType.get(), String.join(", ", Fleet.types(table))));
    }
  }

  /** By the table that comes with Duet, servers as pods. */
  public static Pricing shipped() {
    return new Pricing(PriceTable.shipped(), Optional.empty());
  }

  /**
   * US dollars an hour for a server that has so much memory, and processor time with it.
   *
   * @throws PricesException if a price is missing
   */
  public double serverUsdPerHour(int megabytes) {
    return instanceType
        .map(type -> new Fleet(type, 1).usdPerHour(table))
        .orElseGet(() -> podOf(megabytes).usdPerHour(table));
  }

  /** What a server is priced as, for a sentence. */
  public String server() {
    return instanceType
        .map(type -> "an EC2 instance of type " + type)
        .orElse("a Fargate pod of the same processor time and memory");
  }

  private static Pod podOf(int megabytes) {
    return new Pod(
        ProcessLimits.ofLambda(megabytes).cpus(),
        megabytes / MEGABYTES_PER_GIGABYTE,
        Architecture.X86);
  }
}
