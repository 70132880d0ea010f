package io.faasduet.cli.sebs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.bench.plan.PlannedFunction;
import io.faasduet.bench.platform.AnswerCheck;
import io.faasduet.bench.platform.ResolvedFunction;
import io.faasduet.cli.command.InheritedEnvironment;
import io.faasduet.cli.command.UsageException;
import io.faasduet.cli.function.BenchmarkInputs;
import io.faasduet.cli.function.InputPlace;
import io.faasduet.cli.sebs.config.SebsDeployment;
import io.faasduet.cli.sebs.results.ResultConfig;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The inputs of one command's benchmarks, for where they are run. */
final class SebsInputs implements AutoCloseable {
  private final BenchmarkInputs inputs;
  private final SebsDeployment deployment;
  private final boolean validate;

  /**
   * Inputs on this machine.
   *
   * @param validate whether answers are checked
   */
  SebsInputs(SebsDeployment deployment, boolean validate) {
    this(deployment, validate, Optional.empty(), BenchmarkInputs.Reach.LOCAL);
  }

  /** Inputs for a deployment, stored in that place where a benchmark has a store. */
  SebsInputs(
      SebsDeployment deployment,
      boolean validate,
      Optional<InputPlace> place,
      BenchmarkInputs.Reach reach) {
    this.inputs = BenchmarkInputs.in(place, reach);
    this.deployment = deployment;
    this.validate = validate;
  }

  /**
   * A benchmark with its input, which is made at the first call.
   *
   * @param facts takes what the input and the artefact are, by their digests
   * @throws UsageException if the input cannot be made, or would not be found where it is run
   */
  ResolvedFunction resolved(
      SebsBenchmark benchmark, PlannedFunction planned, Duration timeout, ObjectNode facts) {
    ResolvedFunction made =
        inputs.resolved(
            benchmark.function(),
            benchmark.artefact(),
            Optional.empty(),
            planned.size(),
            timeout,
            InheritedEnvironment.with(benchmark.function().descriptor().environment()));
    ResultConfig.digests(facts, made, planned.size());
    return new ResolvedFunction(
        deployment.isLocal() ? made.artefact() : Optional.empty(),
        made.request(),
        deployment.isLocal() ? made.settings() : Map.of(),
        validate ? made.check() : AnswerCheck.NONE);
  }

  @Override
  public void close() {
    inputs.close();
  }
}
