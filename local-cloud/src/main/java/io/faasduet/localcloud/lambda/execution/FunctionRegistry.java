package io.faasduet.localcloud.lambda.execution;

import io.faasduet.localcloud.lambda.function.CodePackage;
import io.faasduet.localcloud.lambda.function.FunctionName;
import io.faasduet.localcloud.lambda.function.LambdaFunction;
import io.faasduet.localcloud.lambda.function.ServiceException;
import io.faasduet.localcloud.process.limits.ResourceLimiter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/** The functions of a service, by name. Thread-safe. */
public final class FunctionRegistry implements AutoCloseable {
  private final ConcurrentSkipListMap<String, FunctionVersions> byName =
      new ConcurrentSkipListMap<>();
  private final AccountConcurrency account;
  private final ResourceLimiter limiter;
  private final InitCpu initCpu;
  private final Executor background;
  private final LogListener logs;
  private final SnapStart snapStart;

  public FunctionRegistry(
      AccountConcurrency account,
      ResourceLimiter limiter,
      InitCpu initCpu,
      Executor background,
      LogListener logs,
      SnapStart snapStart) {
    this.snapStart = snapStart;
    this.logs = logs;
    this.initCpu = initCpu;
    this.account = account;
    this.limiter = limiter;
    this.background = background;
  }

  /**
   * The function of a name, in the version that it says or that its alias stands for.
   *
   * @throws ServiceException if there is none, or not in that version
   */
  public DeployedFunction find(FunctionName name) {
    return there(name)
        .flatMap(versions -> versions.find(name.qualifier().orElse(LambdaFunction.LATEST)))
        .orElseThrow(() -> ServiceException.functionNotFound(name.arn()));
  }

  /**
   * The function of a name, for what is done to no version but the one that can be changed.
   *
   * @throws ServiceException if there is none, or a published version or an alias is named
   */
  public DeployedFunction latest(FunctionName name) {
    if (!name.isLatest()) {
      throw ServiceException.invalidParameter(
          "This operation is permitted on Lambda functions only. Aliases and versions do not"
              + " support this operation. Please specify either a function name or an unqualified"
              + " function ARN.");
    }
    return find(name);
  }

  /**
   * The versions of a function, whichever of them the name says.
   *
   * @throws ServiceException if there is no such function
   */
  public FunctionVersions versions(FunctionName name) {
    return there(name).orElseThrow(() -> ServiceException.functionNotFound(name.arn()));
  }

  /** A whole ARN is that of one region's function; a name is taken once in all regions. */
  private Optional<FunctionVersions> there(FunctionName name) {
    return Optional.ofNullable(byName.get(name.name()))
        .filter(
            versions ->
                !name.isWhole() || name.region().equals(Optional.of(versions.latest().region())));
  }

  /** The function of a name, in the version that can be changed. */
  public Optional<DeployedFunction> named(String name) {
    return Optional.ofNullable(byName.get(name)).map(FunctionVersions::latest);
  }

  /** All of them, by name, each in the version that can be changed. */
  public List<DeployedFunction> all() {
    return byName.values().stream().map(FunctionVersions::latest).toList();
  }

  /** Every version of each, by name. */
  public List<DeployedFunction> allVersions() {
    return byName.values().stream().flatMap(each -> each.all().stream()).toList();
  }

  /** The zips of all versions. */
  public Set<CodePackage> packages() {
    return allVersions().stream()
        .map(version -> version.revision().code())
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Adds a function.
   *
   * @throws ServiceException if there is one of that name
   */
  public DeployedFunction add(DeployedFunction.Revision revision) {
    DeployedFunction added = deployed(revision);
    if (byName.putIfAbsent(added.name(), new FunctionVersions(added)) != null) {
      throw ServiceException.conflict("Function already exist: " + added.name());
    }
    return added;
  }

  /** Adds a function, or deploys the one of that name anew. */
  public void put(DeployedFunction.Revision revision) {
    DeployedFunction there =
        byName
            .computeIfAbsent(
                revision.function().name(), name -> new FunctionVersions(deployed(revision)))
            .latest();
    if (there.revision() != revision) {
      there.change(revision);
    }
  }

  /**
   * Publishes a function as it is now, unless that is what was published last.
   *
   * @param description of the version; empty for the function's own
   * @return the version; with SnapStart it is active when its snapshot is taken
   */
  public DeployedFunction publish(FunctionVersions function, Optional<String> description) {
    snapStart.check(function.latest().revision().details());
    FunctionVersions.Published published =
        function.publish(description, revision -> snapStart.announced(deployed(revision)));
    if (published.fresh()) {
      snapStart.activate(published.version());
    }
    return published.version();
  }

  /**
   * Forgets it in all versions, and ends its environments, the busy ones after their invocation.
   */
  public void remove(FunctionVersions function) {
    byName.remove(function.latest().name(), function);
    account.unreserve(function.latest().name());
    function.all().forEach(version -> version.environments().retire());
  }

  /**
   * Forgets a version, and ends its environments, the busy ones after their invocation.
   *
   * @throws ServiceException if it cannot be
   */
  public void remove(FunctionVersions function, String version) {
    function.remove(version).environments().retire();
  }

  /** Ends the environments that have waited for so long. */
  public void evict(Duration idleLimit) {
    allVersions().forEach(version -> version.environments().evict(idleLimit));
  }

  @Override
  public void close() {
    allVersions().forEach(version -> version.environments().close());
  }

  private DeployedFunction deployed(DeployedFunction.Revision revision) {
    return new DeployedFunction(
        revision,
        new ExecutionEnvironmentPool(
            revision.function(), account, limiter, initCpu, background, logs));
  }
}
