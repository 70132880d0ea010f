package io.faasduet.localcloud.lambda.execution;

import io.faasduet.localcloud.lambda.function.CodePackage;
import io.faasduet.localcloud.lambda.function.EventInvokeConfig;
import io.faasduet.localcloud.lambda.function.FunctionDetails;
import io.faasduet.localcloud.lambda.function.FunctionName;
import io.faasduet.localcloud.lambda.function.LambdaFunction;
import io.faasduet.localcloud.lambda.function.LambdaInvocation;
import io.faasduet.localcloud.lambda.function.ServiceException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One version of a function that the service knows, with its environments. Thread-safe. */
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

    /** Whether the other is of the same code and configuration. */
    boolean sameAs(Revision other) {
      return code.sha256().equals(other.code.sha256())
          && details.equals(other.details)
          && function
              .configuration()
              .from(other.code.zip())
              .equals(other.function.configuration().from(other.code.zip()));
    }
  }

  private final ExecutionEnvironmentPool environments;
  private volatile Revision revision;
  private volatile VersionState state = VersionState.ACTIVE;
  private volatile Optional<EventInvokeConfig> eventInvoke = Optional.empty();

  DeployedFunction(Revision revision, ExecutionEnvironmentPool environments) {
    this.revision = revision;
    this.environments = environments;
  }

  public String name() {
    return revision.function().name();
  }

  /** {@link LambdaFunction#LATEST}, or its number. */
  public String version() {
    return revision.function().version();
  }

  /** Without a version. */
  public String arn() {
    return revision.function().arn();
  }

  /** That of its maker, in its ARN. */
  String region() {
    return revision.function().configuration().region();
  }

  /** With the qualifier that a caller named it by, if there was one. */
  public String arnAs(FunctionName asked) {
    return arn() + asked.qualifier().map(qualifier -> ":" + qualifier).orElse("");
  }

  public Revision revision() {
    return revision;
  }

  public VersionState state() {
    return state;
  }

  void state(VersionState other) {
    state = other;
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
   * @throws ServiceException if there may be no environment for it now, or it is not active
   */
  public InvokeResult invoke(LambdaInvocation invocation) {
    VersionState now = state;
    if (now.equals(VersionState.PENDING)) {
      throw ServiceException.restoreNotReady();
    } else if (!now.equals(VersionState.ACTIVE)) {
      throw ServiceException.conflict(
          "The operation cannot be performed at this time. The function is currently in the"
              + " following state: "
              + now.name());
    }
    return environments.invoke(invocation);
  }

  public Optional<EventInvokeConfig> eventInvoke() {
    return eventInvoke;
  }

  public void eventInvoke(Optional<EventInvokeConfig> config) {
    eventInvoke = config;
  }
}
