package io.faasduet.cli.sebs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.cli.catalogue.PackagedFunction;
import io.faasduet.cli.cloud.DeploymentCache;
import io.faasduet.cli.cloud.aws.AwsAccount;
import io.faasduet.cli.cloud.aws.AwsDeployment;
import io.faasduet.cli.cloud.aws.FunctionDeployment;
import io.faasduet.cli.cloud.aws.LambdaSettings;
import io.faasduet.cli.command.UsageException;
import io.faasduet.cli.function.InputPlace;
import io.faasduet.cli.sebs.config.SebsConfig;
import io.faasduet.cli.sebs.config.SebsDeployment;
import io.faasduet.localcloud.input.InputStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a benchmark needs elsewhere than on this machine: its input, and on AWS its function. */
final class CloudRun implements InputPlace, AutoCloseable {
  private final SebsBenchmark benchmark;
  private final AwsAccount account;
  private final AwsDeployment deployment;
  private final Optional<LambdaSettings> lambda;
  private final Optional<String> bucket;
  private final boolean updateCode;
  private final boolean updateStorage;

  private CloudRun(
      SebsBenchmark benchmark,
      SebsDeployment where,
      SebsOptions options,
      SebsConfig config,
      AwsAccount account,
      Optional<LambdaSettings> lambda) {
    this.benchmark = benchmark;
    this.account = account;
    this.lambda = lambda;
    CloudOptions cloud = options.cloud;
    this.deployment =
        AwsDeployment.of(
            account,
            DeploymentCache.at(Optional.ofNullable(cloud.cache), System.getenv()),
            config.ofDeployment(where.name(), "resources", "resources_id"),
            Optional.ofNullable(cloud.resourcePrefix));
    this.bucket = config.benchmarksBucket(where.name());
    this.updateCode = Optional.ofNullable(cloud.updateCode).orElse(config.flag("update_code"));
    this.updateStorage =
        Optional.ofNullable(cloud.updateStorage).orElse(config.flag("update_storage"));
  }

  /**
   * What a run needs there; empty if it needs nothing. Nothing is made yet.
   *
   * @throws UsageException if credentials, region, role or store are missing
   */
  static Optional<CloudRun> of(
      SebsBenchmark benchmark,
      SebsDeployment where,
      SebsOptions options,
      InvocationOptions invocation,
      SebsConfig config) {
    boolean makes = where.makesFunction(invocation.functionName(), invocation.trigger());
    if (!where.isLocal() && benchmark.needs().usesQueues()) {
      throw new UsageException(
          benchmark.id() + "'s queues are on this machine alone; use --deployment local");
    } else if (where.isLocal() || !makes && !benchmark.hasStorage()) {
      return Optional.empty();
    } else if (!makes && benchmark.needs().storesItems()) {
      throw new UsageException(
          "the function that is there cannot know the names of %s's tables; use --deployment aws without --function-name"
              .formatted(benchmark.id()));
    }
    Optional<LambdaSettings> lambda =
        makes ? Optional.of(lambda(options, config)) : Optional.empty();
    Map<String, String> environment = new HashMap<>(System.getenv());
    if (!where.isAws()) {
      config
          .ofDeployment(where.name(), "storage", "url")
          .ifPresent(url -> environment.put("AWS_ENDPOINT_URL_S3", url));
      if (!environment.containsKey("AWS_ENDPOINT_URL_S3")
          && !environment.containsKey("AWS_ENDPOINT_URL")) {
        throw new UsageException(
            "%s stores objects: give the store that the service uses as AWS_ENDPOINT_URL_S3, or as deployment.%s.storage.url"
                .formatted(benchmark.id(), where.name()));
      }
      environment.putIfAbsent("AWS_REGION", "us-east-1");
    }
    AwsAccount account = AwsAccount.open(where.region(), environment);
    try {
      return Optional.of(new CloudRun(benchmark, where, options, config, account, lambda));
    } catch (RuntimeException e) {
      account.close();
      throw e;
    }
  }

  private static LambdaSettings lambda(SebsOptions options, SebsConfig config) {
    return LambdaSettings.of(
        config.lambdaRole(),
        "in the configuration as " + LambdaSettings.FIELD,
        Optional.ofNullable(options.languageVersion));
  }

  String resourceId() {
    return deployment.id();
  }

  /** Whether the function is made by this command. */
  boolean makesFunction() {
    return lambda.isPresent();
  }

  /** What the function is called that handles direct invocations, or those by HTTP. */
  String functionName(boolean http) {
    String version = lambda.map(LambdaSettings::version).orElse("");
    return benchmark.deployedName(deployment.id(), version) + (http ? "_http" : "");
  }

  String region() {
    return deployment.region();
  }

  /**
   * Makes the function.
   *
   * @param facts takes what is deployed
   * @return its target, as plans write it
   */
  String deploy(boolean http, int memoryMb, Duration timeout, ObjectNode facts) {
    PackagedFunction function = benchmark.function();
    LambdaSettings settings = lambda.orElseThrow();
    Map<String, String> variables = new HashMap<>(function.descriptor().environment());
    if (benchmark.hasStorage()) {
      variables.putAll(deployment.storeVariables(benchmark.id(), benchmark.needs()));
    }
    FunctionDeployment wanted =
        new FunctionDeployment(
            functionName(http),
            benchmark.artefact().lambdaZip(),
            http ? function.apiHandler() : function.artefact().handlerClass(),
            settings.runtime(),
            LambdaSettings.architecture(),
            memoryMb,
            timeout,
            variables,
            settings.role());
    FunctionDeployment.Deployed deployed = deployment.deploy(benchmark.id(), wanted, updateCode);
    facts.put("function", wanted.name());
    facts.put("deployed_memory_mb", deployed.memoryMb());
    facts.put("deployed_sha256", deployed.codeSha256());
    return http
        ? deployment.url(wanted.name()).toString()
        : "lambda:" + wanted.name() + "@" + deployment.region();
  }

  @Override
  public InputStore store(PackagedFunction function) {
    return deployment.store(benchmark.id(), benchmark.needs(), bucket, updateStorage);
  }

  @Override
  public void close() {
    account.close();
  }
}
