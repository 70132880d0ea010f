package io.faasduet.localcloud.lambda.execution;

import io.faasduet.localcloud.lambda.function.FunctionName;
import io.faasduet.localcloud.lambda.function.ServiceException;
import io.faasduet.localcloud.process.limits.ResourceLimiter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;

/** The functions of a service, by name. Thread-safe. */
public final class FunctionRegistry implements AutoCloseable {
  private final ConcurrentSkipListMap<String, DeployedFunction> byName =
      new ConcurrentSkipListMap<>();
  private final AccountConcurrency account;
  private final ResourceLimiter limiter;
  private final InitCpu initCpu;
  private final Executor background;
  private final LogListener logs;

  public FunctionRegistry(
      AccountConcurrency account,
      ResourceLimiter limiter,
      InitCpu initCpu,
      Executor background,
      LogListener logs) {
    this.logs = logs;
    this.initCpu = initCpu;
    this.account = account;
    this.limiter = limiter;
    this.background = background;
  }

  /**
   * The function of a name.
   *
   * @throws ServiceException if there is none, or not in that version
   */
  public DeployedFunction find(FunctionName name) {
    return Optional.of(name)
        .filter(FunctionName::isLatest)
        .flatMap(latest -> named(latest.name()))
        .orElseThrow(() -> ServiceException.functionNotFound(name.arn()));
  }

  public Optional<DeployedFunction> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** All of them, by name. */
  public List<DeployedFunction> all() {
    return List.copyOf(byName.values());
  }

  /**
   * Adds a function.
   *
   * @throws ServiceException if there is one of that name
   */
  public DeployedFunction add(DeployedFunction.Revision revision) {
    DeployedFunction added = deployed(revision);
    if (byName.putIfAbsent(added.name(), added) != null) {
      throw ServiceException.conflict("Function already exist: " + added.name());
    }
    return added;
  }

  /** Adds a function, or deploys the one of that name anew. */
  public void put(DeployedFunction.Revision revision) {
    DeployedFunction there =
        byName.computeIfAbsent(revision.function().name(), name -> deployed(revision));
    if (there.revision() != revision) {
      there.change(revision);
    }
  }

  /** Forgets it, and ends its environments, the busy ones after their invocation. */
  public void remove(DeployedFunction function) {
    byName.remove(function.name(), function);
    account.unreserve(function.name());
    function.environments().retire();
  }

  /** Ends the environments that have waited for so long. */
  public void evict(Duration idleLimit) {
    byName.values().forEach(function -> function.environments().evict(idleLimit));
  }

  @Override
  public void close() {
    byName.values().forEach(function -> function.environments().close());
  }

  private DeployedFunction deployed(DeployedFunction.Revision revision) {
    return new DeployedFunction(
        revision,
        new ExecutionEnvironmentPool(
            revision.function(), account, limiter, initCpu, background, logs));
  }
}
