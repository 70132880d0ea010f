package io.faasduet.cli.sebs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.faasduet.bench.experiment.Eviction;
import io.faasduet.cli.command.ShutdownDelay;
import io.faasduet.cli.command.UsageException;
import io.faasduet.cli.sebs.config.EvictionSettings;
import io.faasduet.cli.sebs.config.SebsConfig;
import io.faasduet.cli.sebs.config.SebsDeployment;
import io.faasduet.cli.sebs.results.EvictionFile;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/**
 * SeBS's eviction-model by a plan of Duet's. Instead of server-reply, which waits for a server that
 * functions elsewhere would have to reach, it calls sleep, whose second keeps requests at once from
 * sharing an instance.
 */
record EvictionModel(
    CommandSpec spec,
    BenchmarkRun runs,
    SebsOptions options,
    InvocationOptions invocation,
    CostBound bound) {
  private static final String FUNCTION = "010.sleep";
  private static final String SIZE = "test";

  /** Runs it; the exit code. */
  int run() {
    SebsConfig config = runs.config();
    return run(FUNCTION, SIZE, BenchmarkPlan.parse(() -> EvictionSettings.of(config)));
  }

  /** The same with a benchmark, as SeBS's command of 2020; the configuration need not have it. */
  int early(String benchmark, String size, int repetitions) {
    SebsConfig config = runs.config();
    return run(
        benchmark,
        size,
        BenchmarkPlan.parse(
            () ->
                new Eviction(
                    EvictionSettings.idleSeconds(config),
                    EvictionSettings.invocations(config),
                    repetitions)));
  }

  private int run(String benchmark, String size, Eviction eviction) {
    SebsDeployment deployment = runs.deployment();
    if (invocation.trigger().filter(trigger -> !trigger.equals("library")).isPresent()) {
      throw new UsageException("eviction-model is for environments of Lambda: --trigger library");
    }
    invocation.trigger = "library";
    BenchmarkRun.Checked checked =
        runs.checked(
            benchmark,
            size,
            () -> List.of(eviction),
            deployment.isLocal()
                ? List.of("lambda.concurrency=" + Math.max(10, eviction.copies()))
                : List.of(),
            options.outputDir,
            EvictionSettings.NAME);
    PrintWriter out = spec.commandLine().getOut();
    bound.announce(runs, List.of(checked), out);
    EvictionFile file =
        new EvictionFile(
            checked.directory().file(EvictionSettings.NAME),
            "results_%d_%d_%d.json"
                .formatted(
                    eviction.copies(),
                    eviction.repetitions(),
                    EvictionSettings.sleep(runs.config())));
    return ShutdownDelay.until(
        () -> {
          int code;
          try (file) {
            code =
                runs.measure(
                    checked,
                    bound.counting(checked.plan(), file),
                    JsonNodeFactory.instance.objectNode());
          }
          out.println("SeBS's file is " + file.path());
          out.flush();
          bound.report(spec.commandLine().getErr());
          return code;
        });
  }
}
