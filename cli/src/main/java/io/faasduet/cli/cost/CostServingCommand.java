package io.faasduet.cli.cost;

import io.faasduet.bench.cost.Fleet;
import io.faasduet.bench.cost.PriceTable;
import io.faasduet.bench.cost.PricesException;
import io.faasduet.bench.cost.ServingCost;
import io.faasduet.cli.command.PriceOptions;
import io.faasduet.cli.command.UsageException;
import java.io.PrintWriter;
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
    name = "serving",
    description = {
      "Calculate what serving messages costs an hour: a queue's requests, and machines.",
      "The defaults are the inputs of the published study."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet cost serving --rate 1000000 --per-instance 3500"})
final class CostServingCommand implements Callable<Integer> {
  private static final int PUBLISHED_INSTANCES = 290;
  private static final double MILLION = 1e6;

  @Spec CommandSpec spec;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "Messages a second; default ${DEFAULT-VALUE}.")
  double rate;

  @Option(
      names = "--requests-per-message",
      paramLabel = "N",
      defaultValue = "1.1",
      description =
          "Requests to SQS: one to send it, a tenth to receive; default ${DEFAULT-VALUE}.")
  double requests;

  @Option(
      names = "--instances",
      paramLabel = "N",
      description = "Machines; default 290, of the study.")
  @Nullable Integer instances;

  @Option(
      names = "--per-instance",
      paramLabel = "N",
      description = "Messages a second that a machine serves, instead of --instances.")
  @Nullable Double perInstance;

  @Option(
      names = "--instance",
      paramLabel = "TYPE",
      defaultValue = "m5.large",
      description = "The machines' type on EC2; default ${DEFAULT-VALUE}.")
  String type = "m5.large";

  @Mixin PriceOptions prices = new PriceOptions();

  @Override
  public Integer call() {
    if (instances != null && perInstance != null) {
      throw new UsageException("--instances and --per-instance are two ways to say one thing");
    }
    ServingCost cost = cost();
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "SQS: %,.0f messages/s x 3600 x %.2f requests x %.2f USD a million = %,.2f USD/h%n",
        cost.messagesPerSecond(),
        cost.requestsPerMessage(),
        cost.requestUsd() * MILLION,
        cost.queueUsdPerHour());
    if (perInstance != null) {
      out.printf(
          Locale.ROOT,
          "instances: %,.0f / %,.0f messages a second each = %d%n",
          rate,
          perInstance,
          cost.instances());
    }
    out.printf(
        Locale.ROOT,
        "%s: %d x %.4f USD an hour = %.2f USD/h%n",
        type,
        cost.instances(),
        cost.instanceHourUsd(),
        cost.machinesUsdPerHour());
    out.printf(Locale.ROOT, "The queue's requests alone cost %.1f times as much.%n", cost.ratio());
    out.println("Not counted: Lambda, S3, traffic, and what is idle.");
    out.println("Published: 1584 USD and, with 290 instances, 27.84 USD an hour.");
    return CommandLine.ExitCode.OK;
  }

  private ServingCost cost() {
    try {
      PriceTable table = prices.table();
      int machines =
          perInstance != null
              ? ServingCost.instancesFor(rate, perInstance)
              : instances != null ? instances : PUBLISHED_INSTANCES;
      return new ServingCost(
          rate,
          requests,
          table.price("sqs.standard.request", "request").usd(),
          machines,
          new Fleet(type, 1).usdPerHour(table));
    } catch (PricesException | IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }
}
