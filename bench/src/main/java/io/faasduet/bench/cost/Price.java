package io.faasduet.bench.cost;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * The list price of one thing.
 *
 * @param usd US dollars for one unit, up to the first of {@code tiers}
 * @param unit what is counted, such as {@code GB-second}
 * @param tiers the lower prices of large amounts in a month, if there are any
 * @param source where the price is published
 * @param lookedUp the day on which it was looked up, ISO 8601
 * @param vcpus the processors of what is paid for, where that is a machine
 * @param memoryGb its memory, in GB of 1024 MB
 */
public record Price(
    double usd,
    String unit,
    Optional<List<Tier>> tiers,
    Optional<String> source,
    Optional<String> lookedUp,
    Optional<Integer> vcpus,
    Optional<Double> memoryGb) {
  public Price {
    if (unit.isBlank()) {
      throw new IllegalArgumentException("a price needs a unit");
    }
    if (!(usd >= 0)) {
      throw new IllegalArgumentException(
          "the price of a " + unit + " must not be below 0, it is " + usd);
    }
    tiers = tiers.map(List::copyOf);
    double above = 0;
    for (Tier tier : tiers.orElse(List.of())) {
      if (tier.above() <= above) {
        throw new IllegalArgumentException(
            "the tiers of a " + unit + " must ascend, not go on with " + tier.above());
      }
      above = tier.above();
    }
    lookedUp.ifPresent(Price::requireDate);
    if (vcpus.orElse(1) < 1 || !(memoryGb.orElse(1.0) > 0)) {
      throw new IllegalArgumentException("a machine has at least one vCPU and some memory");
    }
  }

  /**
   * What is paid for the units beyond an amount.
   *
   * @param above how many units in a month come first
   * @param usd US dollars for each unit after them
   */
  public record Tier(double above, double usd) {
    public Tier {
      if (!(usd >= 0)) {
        throw new IllegalArgumentException("a tier's price must not be below 0, it is " + usd);
      }
    }
  }

  /** US dollars for that many units in a month; each tier's price is paid for its own units. */
  public double total(double amount) {
    double total = 0;
    double rest = amount;
    List<Tier> ascending = tiers.orElse(List.of());
    for (int i = ascending.size() - 1; i >= 0; i--) {
      Tier tier = ascending.get(i);
      if (rest > tier.above()) {
        total += (rest - tier.above()) * tier.usd();
        rest = tier.above();
      }
    }
    return total + rest * usd;
  }

  private static void requireDate(String date) {
    try {
      LocalDate.parse(date);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("a date looks like 2026-11-25, not '" + date + "'", e);
    }
  }
}
