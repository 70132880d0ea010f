package io.faasduet.cli.command;

import io.faasduet.bench.cost.PricesException;
import io.faasduet.bench.cost.Pricing;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a run's targets are priced by. */
public final class PricingOptions {
  @Mixin PriceOptions prices = new PriceOptions();

  @Option(
      names = "--instance",
      paramLabel = "TYPE",
      description = "Price a server as an EC2 instance of that type, not as a Fargate pod.")
  @Nullable String instanceType;

  /**
   * The prices, and what a server is priced as.
   *
   * @throws UsageException if the file cannot be read, is no price table, or has no such instance
   */
  public Pricing pricing() {
    try {
      return new Pricing(prices.table(), Optional.ofNullable(instanceType));
    } catch (PricesException e) {
      throw new UsageException(e.getMessage());
    }
  }
}
