package io.faasduet.cli.sebs;

import io.faasduet.cli.command.PriceOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What an experiment may cost. */
final class CostOptions {
  @Option(
      names = "--max-usd",
      paramLabel = "USD",
      description =
          "End the experiment when what Lambda bills for its invocations reaches that many US "
              + "dollars; default: the configuration's max-usd, or no limit.")
  @Nullable Double maxUsd;

  @Mixin PriceOptions prices = new PriceOptions();
}
