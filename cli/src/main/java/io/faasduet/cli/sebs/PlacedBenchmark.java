package io.faasduet.cli.sebs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.cli.command.ServiceEndpoint;
import io.faasduet.cli.command.UsageException;
import io.faasduet.cli.function.BenchmarkInputs;
import io.faasduet.cli.function.InputPlace;
import io.faasduet.cli.sebs.config.SebsConfig;
import io.faasduet.cli.sebs.config.SebsDeployment;
import io.faasduet.cli.sebs.results.ResultConfig;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A benchmark where it is run.
 *
 * @param cloud what it needs elsewhere than on this machine
 * @param publicAddress by which its function reaches this machine, where it runs elsewhere
 * @param http whether it is invoked by HTTP
 * @param facts what result files say of the place
 */
record PlacedBenchmark(
    SebsBenchmark benchmark,
    SebsDeployment deployment,
    Optional<CloudRun> cloud,
    Optional<String> publicAddress,
    boolean http,
    ResultConfig facts)
    implements AutoCloseable {
  private static final Pattern THIS_MACHINE =
      Pattern.compile("\"(?:https?://)?(localhost|127\\.\\d+\\.\\d+\\.\\d+)\\b");
  private static final Pattern LOOPBACK = Pattern.compile("https?://(localhost|127\\.|\\[::1]).*");

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
        options.cloud.publicAddress(deployment, config),
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
    return new SebsInputs(
        deployment,
        validate,
        cloud.map(InputPlace.class::cast),
        new BenchmarkInputs.Reach(publicAddress, this::requireReachable));
  }

  /** Refuses a request with which a function elsewhere would call a server of this machine. */
  private void requireReachable(String request) {
    if (!isHere() && THIS_MACHINE.matcher(request).find()) {
      throw new UsageException(
          "%s's function calls a server of this machine, which %s does not reach; use --deployment local, or give an address by which it does with --public-address"
              .formatted(benchmark.id(), deployment.name()));
    }
  }

  private boolean isHere() {
    boolean named = deployment.url().isPresent() && (http || !deployment.isAws());
    Optional<String> place =
        named ? deployment.url() : ServiceEndpoint.of("LAMBDA", System.getenv()).map(URI::toString);
    return deployment.isLocal() || place.filter(LOOPBACK.asMatchPredicate()).isPresent();
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
