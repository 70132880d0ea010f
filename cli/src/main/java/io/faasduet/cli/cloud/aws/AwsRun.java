package io.faasduet.cli.cloud.aws;

import io.faasduet.bench.platform.EnvironmentRecycler;
import io.faasduet.bench.platform.TargetRequest;
import io.faasduet.bench.platform.remote.AwsEnvironmentRecycler;
import io.faasduet.bench.platform.remote.RunCloud;
import io.faasduet.bench.results.PlatformName;
import io.faasduet.cli.cloud.CloudException;
import io.faasduet.cli.cloud.CloudResource;
import io.faasduet.cli.cloud.DeploymentCache;
import io.faasduet.cli.cloud.ResourceKind;
import io.faasduet.cli.cloud.ResourceLedger;
import io.faasduet.localcloud.input.BenchmarkNeeds;
import io.faasduet.localcloud.input.InputStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * All that one run makes on AWS, under an id that no other run has: functions, mappings, queues,
 * tables, a bucket. Each is in the ledger before it is made. Used by one thread at a time.
 */
public final class AwsRun implements RunCloud, AutoCloseable {
  private static final String SERVER = PlatformName.SQS_SERVER.label();
  private static final List<String> FED =
      List.of(PlatformName.SQS_LAMBDA_S3.label(), PlatformName.SQS_LAMBDA.label());
  private static final List<String> FUNCTIONS =
      List.of(PlatformName.LAMBDA.label(), FED.get(0), FED.get(1));
  private static final List<String> ANSWERED_BY_QUEUE = List.of(FED.get(1), SERVER);

  private final AwsAccount account;
  private final ResourceLedger ledger;
  private final LambdaSettings lambda;
  private final Map<String, String> variables;
  private final String id;
  private final RunResources resources;
  private final RunStore store;
  private final AwsQueues queues;
  private final AwsMappings mappings;
  private final DeploymentCache cache;
  private Optional<RunLease> lease = Optional.empty();
  private final Map<String, Integer> made = new HashMap<>();
  private final Set<String> feeding = new HashSet<>();

  /**
   * A run, of which nothing is made yet. The account is closed with it.
   *
   * @param name what its id begins with
   * @param needs of its function
   * @param variables the environment variables of its functions, besides where its input is
   */
  public AwsRun(
      AwsAccount account,
      DeploymentCache cache,
      LambdaSettings lambda,
      String name,
      BenchmarkNeeds needs,
      Map<String, String> variables) {
    this.account = account;
    this.ledger = new ResourceLedger(cache);
    this.lambda = lambda;
    this.variables = Map.copyOf(variables);
    this.id = name + "-" + UUID.randomUUID().toString().substring(0, 8);
    this.resources = new RunResources(account, ledger, id);
    this.store = new RunStore(account, resources, needs);
    this.queues = new AwsQueues(account);
    this.mappings = new AwsMappings(account);
    this.cache = cache;
  }

  /** Gives the sign that its process lives; before anything is made. */
  public void begin() {
    lease = Optional.of(RunLease.take(LeftRuns.sign(cache, id)));
  }

  /**
   * What it makes for targets, as plans write them. A server that polls a queue has one more each
   * time that it is started; only the first is listed.
   */
  public List<CloudResource> planned(List<String> targets) {
    List<CloudResource> planned = new ArrayList<>();
    for (String target : targets) {
      if (FUNCTIONS.contains(target)) {
        planned.add(resources.of(ResourceKind.FUNCTION, resources.function(target)));
      }
      if (FED.contains(target)) {
        planned.add(resources.of(ResourceKind.MAPPING, resources.function(target)));
      }
      if (FED.contains(target) || target.equals(SERVER)) {
        planned.add(resources.of(ResourceKind.QUEUE, resources.queue(target, "requests", 1)));
      }
      if (ANSWERED_BY_QUEUE.contains(target)) {
        planned.add(resources.of(ResourceKind.QUEUE, resources.queue(target, "answers", 1)));
      }
    }
    planned.addAll(store.planned());
    return planned;
  }

  @Override
  public String region() {
    return account.region();
  }

  /** Where its functions' input and output is stored. */
  public InputStore store() {
    return store;
  }

  @Override
  public String makeFunction(TargetRequest request, String handler) {
    Path zip = request.function().packaged(request.label()).lambdaZip();
    Map<String, String> all = new HashMap<>(variables);
    all.putAll(store.functionVariables());
    FunctionDeployment wanted =
        new FunctionDeployment(
            resources.function(request.text()),
            zip,
            handler,
            lambda.runtime(),
            LambdaSettings.architecture(),
            request.megabytes(),
            request.timeout(),
            all,
            lambda.role());
    AwsFunctions functions = new AwsFunctions(account, id);
    resources.make(
        ResourceKind.FUNCTION,
        wanted.name(),
        () -> functions.find(wanted.name()).isPresent(),
        () -> functions.create(wanted, new FunctionZip.Inline(zip)));
    return wanted.name();
  }

  @Override
  public EnvironmentRecycler environments(String function) {
    return new AwsEnvironmentRecycler(account.newLambda(), function);
  }

  @Override
  public void feed(String target, String queue, boolean batches) {
    String function = resources.function(target);
    String arn = AwsFailure.told(queue + " cannot be described", () -> queues.arn(queue));
    feeding.add(queue);
    resources.make(
        ResourceKind.MAPPING,
        function,
        () -> !mappings.of(function).isEmpty(),
        () -> mappings.create(function, arn, batches));
  }

  @Override
  public String makeQueue(String target, String purpose, Duration visibility) {
    int number = made.merge(target + purpose, 1, Integer::sum);
    String name = resources.queue(target, purpose, number);
    resources.make(
        ResourceKind.QUEUE,
        name,
        () -> queues.url(name).isPresent(),
        () -> queues.create(name, visibility));
    return AwsFailure.told(
        "queue " + name + " cannot be found", () -> queues.url(name).orElseThrow());
  }

  /** One that feeds a function, or cannot be deleted now, is removed with the rest. */
  @Override
  public void deleteQueue(String url) {
    if (!feeding.contains(url)) {
      try {
        new ResourceCleanup(account, ledger)
            .delete(resources.of(ResourceKind.QUEUE, url.substring(url.lastIndexOf('/') + 1)));
      } catch (CloudException e) {
        // it is in the ledger
      }
    }
  }

  /**
   * Removes all that it made.
   *
   * @return why something is left, a line each
   */
  public List<String> remove() {
    return removed(ledger.all().stream().filter(each -> each.id().equals(id)).toList());
  }

  /**
   * Removes what is left of runs that were killed, as far as this account's settings reach it.
   *
   * @param told is told of each before
   * @return why something is left, a line each
   */
  public List<String> removeLeft(Consumer<CloudResource> told) {
    List<CloudResource> left = new ResourceCleanup(account, ledger).within(LeftRuns.in(cache));
    left.forEach(told);
    List<String> failures = removed(left);
    LeftRuns.forget(cache);
    return failures;
  }

  private List<String> removed(List<CloudResource> resources) {
    ResourceCleanup cleanup = new ResourceCleanup(account, ledger);
    List<String> failures = new ArrayList<>();
    for (CloudResource each : resources) {
      try {
        cleanup.delete(each);
      } catch (CloudException e) {
        failures.add(
            "%s; to remove it: duet sebs resources cleanup %s --cache %s"
                .formatted(e.getMessage(), each.id(), cache.directory()));
      }
    }
    return failures;
  }

  /** Of what is left of it, the next run knows by its sign. */
  @Override
  public void close() {
    account.close();
    if (lease.isPresent()) {
      lease.get().end();
      LeftRuns.forget(cache);
    }
  }
}
