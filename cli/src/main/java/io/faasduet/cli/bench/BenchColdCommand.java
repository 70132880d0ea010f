package io.faasduet.cli.bench;

import static io.faasduet.cli.bench.PlanOptions.parse;

import io.faasduet.bench.experiment.ColdStarts;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "cold",
    description = "Measure cold starts, each verified by the process itself.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet bench cold yolo --target lambda --memory 1024,1769"})
final class BenchColdCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Mixin PlanOptions options = new PlanOptions();

  @Option(
      names = "--starts",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many of each function on each target; default ${DEFAULT-VALUE}.")
  int starts;

  @Option(
      names = "--idle",
      paramLabel = "SECONDS",
      description =
          "Leave targets http://, https:// and grpc:// without requests for so long before each "
              + "start, as their instances have ended then: 90 for Knative's defaults.")
  @Nullable Double idle;

  @Mixin RunOutput out = new RunOutput();

  @Override
  public Integer call() {
    ColdStarts cold = parse(() -> new ColdStarts(starts));
    if (idle != null) {
      options.leaveIdle(idle);
    }
    return new BenchRun(spec, out, options.servers).measure(options.plan("cold", List.of(cold)));
  }
}
