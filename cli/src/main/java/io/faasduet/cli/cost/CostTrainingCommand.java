package io.faasduet.cli.cost;

import io.faasduet.bench.cost.Fleet;
import io.faasduet.bench.cost.PriceTable;
import io.faasduet.bench.cost.PricesException;
import io.faasduet.bench.cost.TrainingCost;
import io.faasduet.cli.command.PriceOptions;
import io.faasduet.cli.command.UsageException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "training",
    description = {
      "Calculate what training a model costs on Lambda and on a machine.",
      "The defaults are the inputs of the published study."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet cost training --lambda-minutes 465 --memory 640"})
final class CostTrainingCommand implements Callable<Integer> {
  private static final double NANOS_PER_MINUTE = 60e9;
  private static final int MOST_MINUTES = 100_000_000;

  @Spec CommandSpec spec;

  @Option(
      names = "--lambda-minutes",
      paramLabel = "N",
      defaultValue = "465",
      description = "Time on Lambda, of all executions; default ${DEFAULT-VALUE}.")
  double lambdaMinutes;

  @Option(
      names = "--memory",
      paramLabel = "MB",
      defaultValue = "640",
      description = "The function's memory; default ${DEFAULT-VALUE}.")
  int memory;

  @Option(
      names = "--server-minutes",
      paramLabel = "N",
      defaultValue = "22",
      description = "Time on the machine; default ${DEFAULT-VALUE}.")
  double serverMinutes;

  @Option(
      names = "--instance",
      paramLabel = "TYPE",
      defaultValue = "m4.large",
      description = "The machine's type on EC2; default ${DEFAULT-VALUE}.")
  String instance = "m4.large";

  @Option(
      names = "--disk-gb",
      paramLabel = "GB",
      defaultValue = "90",
      description = "The data on the machine's disk; default ${DEFAULT-VALUE}.")
  double diskGigabytes;

  @Option(
      names = "--disk-gb-month-usd",
      paramLabel = "USD",
      defaultValue = "0.10",
      description = "A GB of the disk a month; default ${DEFAULT-VALUE}, EBS gp2.")
  double diskUsd;

  @Mixin PriceOptions prices = new PriceOptions();

  @Override
  public Integer call() {
    TrainingCost cost = cost();
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "Lambda: %.1f min x %d MB / 1024 x %.10f USD per GB-second = %.4f USD%n",
        lambdaMinutes,
        memory,
        cost.lambdaGbSecondUsd(),
        cost.lambdaUsd());
    out.printf(
        Locale.ROOT,
        "%s: %.1f min x %.4f USD an hour = %.4f USD%n",
        instance,
        serverMinutes,
        cost.serverHourUsd(),
        cost.machineUsd());
    out.printf(
        Locale.ROOT,
        "disk: %.1f GB x %.2f USD a month of %d h, as long = %.4f USD%n",
        diskGigabytes,
        diskUsd,
        TrainingCost.HOURS_PER_MONTH,
        cost.diskUsd());
    out.printf(
        Locale.ROOT,
        "Lambda takes %s times as long and costs %s times as much.%n",
        cost.timeRatio().text(1),
        cost.costRatio().text(1));
    out.println("Not counted: requests to Lambda and S3, and what S3 stores.");
    out.println("Published: 0.29 USD and 0.04 USD, 21 times as long, 7.3 times as much.");
    return CommandLine.ExitCode.OK;
  }

  private TrainingCost cost() {
    try {
      PriceTable table = prices.table();
      return new TrainingCost(
          minutes("--lambda-minutes", lambdaMinutes),
          memory,
          table.price("lambda.x86.gb_second", "GB-second").usd(),
          minutes("--server-minutes", serverMinutes),
          new Fleet(instance, 1).usdPerHour(table),
          diskGigabytes,
          diskUsd);
    } catch (PricesException | IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static Duration minutes(String option, double minutes) {
    if (!(minutes > 0) || minutes > MOST_MINUTES) {
      throw new UsageException(
          "%s must be above 0 and at most %d, not %s".formatted(option, MOST_MINUTES, minutes));
    }
    return Duration.ofNanos(Math.max(1, Math.round(minutes * NANOS_PER_MINUTE)));
  }
}
