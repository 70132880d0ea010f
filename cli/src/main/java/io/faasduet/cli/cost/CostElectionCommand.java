package io.faasduet.cli.cost;

import io.faasduet.bench.cost.PriceTable;
import io.faasduet.bench.cost.PricesException;
import io.faasduet.bench.election.ElectionCost;
import io.faasduet.cli.command.PriceOptions;
import io.faasduet.cli.command.UsageException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "election",
    description = {
      "Calculate what voters cost that elect a leader through a table in DynamoDB.",
      "The defaults are what is known of the published study."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet cost election --voters 1000 --read-million-usd 0.25"})
final class CostElectionCommand implements Callable<Integer> {
  private static final int MOST_MINUTES = 100_000_000;

  @Spec CommandSpec spec;

  @Option(
      names = "--voters",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Functions that vote; default ${DEFAULT-VALUE}.")
  int voters;

  @Option(
      names = "--polls-per-second",
      paramLabel = "N",
      defaultValue = "4",
      description = "How often each reads; default ${DEFAULT-VALUE}.")
  double polls;

  @Option(
      names = "--units-per-poll",
      paramLabel = "N",
      defaultValue = "1",
      description = "Read units of a reading, 4 KiB each; default ${DEFAULT-VALUE}.")
  double units;

  @Option(
      names = "--writes-per-second",
      paramLabel = "N",
      defaultValue = "0",
      description = "Of all voters together; default ${DEFAULT-VALUE}.")
  double writes;

  @Option(
      names = "--read-million-usd",
      paramLabel = "USD",
      description = "A million read units; default: the price table's.")
  @Nullable Double readUsd;

  @Option(
      names = "--round-seconds",
      paramLabel = "N",
      defaultValue = "16.7",
      description = "An election; default ${DEFAULT-VALUE}.")
  double roundSeconds;

  @Option(
      names = "--lifetime-minutes",
      paramLabel = "N",
      defaultValue = "15",
      description = "How long a leader lives; default ${DEFAULT-VALUE}.")
  double lifetimeMinutes;

  @Mixin PriceOptions prices = new PriceOptions();

  @Override
  public Integer call() {
    if (!(roundSeconds >= 0) || Double.isInfinite(roundSeconds)) {
      throw new UsageException("--round-seconds must be 0 or more, not " + roundSeconds);
    } else if (!(lifetimeMinutes > 0) || lifetimeMinutes > MOST_MINUTES) {
      throw new UsageException(
          "--lifetime-minutes must be above 0 and at most %d, not %s"
              .formatted(MOST_MINUTES, lifetimeMinutes));
    }
    PriceTable table = prices.table();
    ElectionCost cost;
    double read;
    double write;
    try {
      read = readUsd == null ? table.price("dynamodb.read", "request unit").usd() : readUsd / 1e6;
      write = table.price("dynamodb.write", "request unit").usd();
      cost = new ElectionCost(voters, polls, units, writes, read, write);
    } catch (PricesException | IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
    PrintWriter out = spec.commandLine().getOut();
    out.printf(Locale.ROOT, "%,.0f readings an hour of %.1f units%n", cost.pollsPerHour(), units);
    out.printf(
        Locale.ROOT,
        "at %.3f USD a million: %.2f USD an hour%n",
        1e6 * read,
        cost.readUsdPerHour());
    out.printf(
        Locale.ROOT,
        "%,.0f writes an hour at %.3f USD a million: %.2f USD an hour%n",
        3_600 * writes,
        1e6 * write,
        cost.writeUsdPerHour());
    out.printf(
        Locale.ROOT, "in all %.2f USD an hour; published: at least 450%n", cost.usdPerHour());
    out.printf(
        Locale.ROOT,
        "%.1f%% of the time in elections; published: 1.9%%%n",
        100
            * ElectionCost.electionShare(
                roundSeconds, Duration.ofMillis(Math.round(lifetimeMinutes * 60_000))));
    out.printf(Locale.ROOT, "prices of %s, table %s%n", table.region(), table.version());
    out.flush();
    return CommandLine.ExitCode.OK;
  }
}
