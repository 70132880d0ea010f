package io.faasduet.cli.local;

import io.faasduet.cli.catalogue.PackagedFunction;
import io.faasduet.cli.command.UsageException;
import io.faasduet.localcloud.serving.FleetOptions;
import io.faasduet.localcloud.serving.LocalFleet;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "fleet",
    description =
        "Run a function as a fleet of servers behind a balancer, until Ctrl-C; "
            + "one more when their processors are busy, one fewer when they are not.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet local fleet yolo --min 2 --max 4"})
final class LocalFleetCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Mixin LocalPlatform platform = new LocalPlatform();

  @Option(
      names = "--min",
      paramLabel = "N",
      defaultValue = "1",
      description = "The fewest instances; default ${DEFAULT-VALUE}.")
  int min;

  @Option(
      names = "--max",
      paramLabel = "N",
      defaultValue = "5",
      description = "The most instances; default ${DEFAULT-VALUE}.")
  int max;

  @Option(
      names = "--cpu-threshold",
      paramLabel = "PERCENT",
      defaultValue = "70",
      description = "The mean processor use above which one is added; default ${DEFAULT-VALUE}.")
  double cpuPercent;

  @Option(
      names = "--cooldown",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "How long it looks before each change; default ${DEFAULT-VALUE}.")
  int cooldownSeconds;

  @Override
  public Integer call() throws InterruptedException {
    PackagedFunction entry = platform.entry();
    FleetOptions options = options();
    PrintWriter out = spec.commandLine().getOut();
    platform.listen.warn("The fleet", spec.commandLine().getErr());
    LocalFleet fleet =
        LocalFleet.start(
            platform.starter(entry, spec.commandLine().getErr()),
            options,
            platform.listen.listen(),
            LocalPlatform.telling(out));
    platform.welcome("The fleet", fleet.endpoint(), entry, out);
    Thread.currentThread().join(); // a signal ends this JVM, and with it all that it started
    return 0;
  }

  private FleetOptions options() {
    try {
      return new FleetOptions(
          platform.port,
          platform.megabytes,
          min,
          max,
          cpuPercent,
          Duration.ofSeconds(cooldownSeconds));
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }
}
