package io.faasduet.cli.command;

import io.faasduet.bench.cost.PriceTable;
import io.faasduet.bench.cost.PricesException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The prices that a command calculates with. */
public final class PriceOptions {
  @Option(
      names = "--prices",
      paramLabel = "FILE",
      description = "Prices of your own; prices.json in Duet's sources shows the form.")
  @Nullable Path file;

  /**
   * The table that was named, or the one that comes with Duet.
   *
   * @throws UsageException if the file cannot be read, or is no price table
   */
  public PriceTable table() {
    try {
      return file == null ? PriceTable.shipped() : PriceTable.read(file);
    } catch (PricesException e) {
      throw new UsageException(e.getMessage());
    }
  }
}
