package io.faasduet.cli.sebs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.faasduet.bench.experiment.Eviction;
import io.faasduet.bench.plan.Plan;
import io.faasduet.cli.bench.AnswerListener;
import io.faasduet.cli.bench.BenchRun;
import io.faasduet.cli.bench.RunOutput;
import io.faasduet.cli.catalogue.Catalogue;
import io.faasduet.cli.command.ShutdownDelay;
import io.faasduet.cli.command.UsageException;
import io.faasduet.cli.sebs.config.EvictionSettings;
import io.faasduet.cli.sebs.config.SebsConfig;
import io.faasduet.cli.sebs.config.SebsDeployment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/**
 * SeBS's eviction-model by a plan of Duet's. Instead of server-reply, which waits for a server that
 * functions elsewhere would have to reach, it calls sleep, whose second keeps requests at once from
 * sharing an instance.
 */
record EvictionModel(CommandSpec spec, SebsOptions options, InvocationOptions invocation) {
  private static final String FUNCTION = "010.sleep";
  private static final String SIZE = "test";

  /** Runs it; the exit code. */
  int run() {
    SebsConfig config = options.read(spec);
    options.requireJava(config, spec.commandLine().getErr());
    Eviction eviction = BenchmarkPlan.parse(() -> EvictionSettings.of(config));
    SebsDeployment deployment = options.deployment(config);
    if (invocation.trigger().filter(trigger -> !trigger.equals("library")).isPresent()) {
      throw new UsageException("eviction-model is for environments of Lambda: --trigger library");
    }
    SebsBenchmark benchmark = SebsBenchmark.find(Catalogue.ofThisDirectory(), FUNCTION);
    String name = Optional.ofNullable(invocation.functionName).orElse(benchmark.name());
    Duration timeout =
        Optional.ofNullable(invocation.timeout)
            .map(Duration::ofSeconds)
            .orElse(benchmark.needs().timeout());
    int memory = Optional.ofNullable(invocation.memory).orElse(benchmark.needs().memoryMb());
    Plan plan =
        new BenchmarkPlan(
                "sebs " + EvictionSettings.NAME,
                List.of(BenchmarkPlan.function(benchmark, SIZE)),
                List.of(deployment.target(name, Optional.of("library"))),
                List.of(memory),
                timeout,
                deployment.isLocal()
                    ? List.of("lambda.concurrency=" + Math.max(10, eviction.copies()))
                    : List.of())
            .of(List.of(eviction));
    invocation.servers.requireUse(plan, spec.commandLine().getErr());
    ResultDirectory directory = new ResultDirectory(options.outputDir);
    directory.requireFree(EvictionSettings.NAME);
    return ShutdownDelay.until(
        () -> {
          try (SebsInputs inputs = new SebsInputs(deployment, invocation.validate)) {
            return new BenchRun(spec, RunOutput.in(directory.path()), invocation.servers)
                .measure(
                    plan,
                    function ->
                        inputs.resolved(
                            benchmark, function, timeout, JsonNodeFactory.instance.objectNode()),
                    List.of(),
                    AnswerListener.NONE);
          }
        });
  }
}
