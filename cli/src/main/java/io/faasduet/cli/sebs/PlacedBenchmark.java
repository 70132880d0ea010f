package io.faasduet.cli.sebs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.cli.function.InputPlace;
import io.faasduet.cli.sebs.config.SebsConfig;
import io.faasduet.cli.sebs.config.SebsDeployment;
import io.faasduet.cli.sebs.results.ResultConfig;
import java.time.Duration;
import java.util.Optional;

/**
 * A benchmark where it is run.
 *
 * @param cloud what it needs elsewhere than on this machine
 * @param http whether it is invoked by HTTP
 * @param facts what result files say of the place
 */
record PlacedBenchmark(
    SebsBenchmark benchmark,
    SebsDeployment deployment,
    Optional<CloudRun> cloud,
    boolean http,
    ResultConfig facts)
    implements AutoCloseable {

  /**
   * A benchmark there, for which nothing is made yet.
   *
   * @throws io.faasduet.cli.command.UsageException if credentials, region, role or store are
   *     missing
   */
  static PlacedBenchmark of(
      SebsBenchmark benchmark,
      SebsDeployment deployment,
      SebsOptions options,
      InvocationOptions invocation,
      SebsConfig config) {
    Optional<CloudRun> cloud = CloudRun.of(benchmark, deployment, options, invocation, config);
    return new PlacedBenchmark(
        benchmark,
        deployment,
        cloud,
        invocation.trigger().orElse("").equals("http"),
        new ResultConfig(
            config,
            deployment.name(),
            deployment.region().or(() -> cloud.map(CloudRun::region)),
            cloud.map(CloudRun::resourceId)));
  }

  /** What SeBS calls the function. */
  String functionName() {
    return cloud
        .filter(CloudRun::makesFunction)
        .map(made -> made.functionName(http))
        .orElseGet(() -> benchmark.deployedName(facts.resourceId()));
  }

  /** Whether instances have the memory that the run asks for. */
  boolean hasMemory() {
    return deployment.isLocal() || cloud.filter(CloudRun::makesFunction).isPresent();
  }

  SebsInputs inputs(boolean validate) {
    return new SebsInputs(deployment, validate, cloud.map(InputPlace.class::cast));
  }

  /** Makes the function, and returns its target; see {@link CloudRun#deploy}. */
  String deploy(int memoryMb, Duration timeout, ObjectNode made) {
    return cloud.orElseThrow().deploy(http, memoryMb, timeout, made);
  }

  @Override
  public void close() {
    cloud.ifPresent(CloudRun::close);
  }
}
