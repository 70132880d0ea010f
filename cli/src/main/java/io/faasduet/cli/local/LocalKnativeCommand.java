package io.faasduet.cli.local;

import io.faasduet.cli.catalogue.PackagedFunction;
import io.faasduet.cli.command.UsageException;
import io.faasduet.localcloud.serving.KnativeOptions;
import io.faasduet.localcloud.serving.LocalKnative;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "knative",
    description =
        "Run a function as a Knative revision, until Ctrl-C: from no instance "
            + "to many and back, behind one address for HTTP/1.1, h2c and gRPC.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet local knative chameleon --container-concurrency 1"})
final class LocalKnativeCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Mixin LocalPlatform platform = new LocalPlatform();

  @Option(
      names = "--min-scale",
      paramLabel = "N",
      defaultValue = "0",
      description = "The fewest instances; default ${DEFAULT-VALUE}.")
  int minScale;

  @Option(
      names = "--max-scale",
      paramLabel = "N",
      defaultValue = "10",
      description = "The most instances; default ${DEFAULT-VALUE}.")
  int maxScale;

  @Option(
      names = "--container-concurrency",
      paramLabel = "N",
      defaultValue = "0",
      description = "The most requests at once in one; 0 for no limit; default ${DEFAULT-VALUE}.")
  int containerConcurrency;

  @Option(
      names = "--target",
      paramLabel = "N",
      defaultValue = "100",
      description = "The requests at once aimed at without a limit; default ${DEFAULT-VALUE}.")
  int target;

  @Option(
      names = "--stable-window",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "What the autoscaler averages over; default ${DEFAULT-VALUE}.")
  int stableSeconds;

  @Option(
      names = "--panic-window",
      paramLabel = "SECONDS",
      defaultValue = "6",
      description = "The same when load comes suddenly; default ${DEFAULT-VALUE}.")
  int panicSeconds;

  @Option(
      names = "--scale-to-zero-grace",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description =
          "How long the activator is in the path before the last instance goes; "
              + "default ${DEFAULT-VALUE}.")
  int graceSeconds;

  @Override
  public Integer call() throws InterruptedException {
    PackagedFunction entry = platform.entry();
    KnativeOptions options = options();
    PrintWriter out = spec.commandLine().getOut();
    platform.listen.warn("Knative", spec.commandLine().getErr());
    LocalKnative knative =
        LocalKnative.start(
            platform.starter(entry, spec.commandLine().getErr()),
            options,
            platform.listen.listen(),
            LocalPlatform.telling(out));
    platform.welcome("Knative", knative.endpoint(), entry, out);
    Thread.currentThread().join(); // a signal ends this JVM, and with it all that it started
    return 0;
  }

  private KnativeOptions options() {
    KnativeOptions defaults = KnativeOptions.DEFAULT;
    try {
      return new KnativeOptions(
          platform.port,
          platform.megabytes,
          minScale,
          maxScale,
          containerConcurrency,
          target,
          defaults.utilization(),
          Duration.ofSeconds(stableSeconds),
          Duration.ofSeconds(panicSeconds),
          defaults.panicThreshold(),
          Duration.ofSeconds(graceSeconds));
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }
}
