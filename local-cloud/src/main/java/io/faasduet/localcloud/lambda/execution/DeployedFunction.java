package io.faasduet.localcloud.lambda.execution;

import io.faasduet.localcloud.lambda.function.CodePackage;
import io.faasduet.localcloud.lambda.function.EventInvokeConfig;
import io.faasduet.localcloud.lambda.function.FunctionDetails;
import io.faasduet.localcloud.lambda.function.LambdaFunction;
import io.faasduet.localcloud.lambda.function.LambdaInvocation;
import io.faasduet.localcloud.lambda.function.ServiceException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A function that the service knows, with its environments. Thread-safe. */
public final class DeployedFunction {
  /**
   * What is deployed of it at one time.
   *
   * @param revisionId drawn anew for every change
   */
  public record Revision(
      LambdaFunction function,
      FunctionDetails details,
      CodePackage code,
      String revisionId,
      Instant lastModified) {
    public static Revision now(LambdaFunction function, FunctionDetails details, CodePackage code) {
      return new Revision(function, details, code, UUID.randomUUID().toString(), Instant.now());
    }
  }

  private final ExecutionEnvironmentPool environments;
  private volatile Revision revision;
  private volatile Optional<EventInvokeConfig> eventInvoke = Optional.empty();

  DeployedFunction(Revision revision, ExecutionEnvironmentPool environments) {
    this.revision = revision;
    this.environments = environments;
  }

  public String name() {
    return revision.function().name();
  }

  public String arn() {
    return revision.function().arn();
  }

  public Revision revision() {
    return revision;
  }

  public ExecutionEnvironmentPool environments() {
    return environments;
  }

  /** Deploys it anew: the next request is cold. */
  public void change(Revision other) {
    revision = other;
    environments.update(other.function());
  }

  /**
   * Has one invocation done.
   *
   * @throws ServiceException if there may be no environment for it now
   */
  public InvokeResult invoke(LambdaInvocation invocation) {
    return environments.invoke(invocation);
  }

  public Optional<EventInvokeConfig> eventInvoke() {
    return eventInvoke;
  }

  public void eventInvoke(Optional<EventInvokeConfig> config) {
    eventInvoke = config;
  }
}
