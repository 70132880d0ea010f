package io.faasduet.localcloud;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A function that the service knows, with its environments. Thread-safe. */
final class DeployedFunction {
  /**
   * What is deployed of it at one time.
   *
   * @param revisionId drawn anew for every change
   */
  record Revision(
      LambdaFunction function,
      FunctionDetails details,
      CodePackage code,
      String revisionId,
      Instant lastModified) {
    static Revision now(LambdaFunction function, FunctionDetails details, CodePackage code) {
      return new Revision(function, details, code, UUID.randomUUID().toString(), Instant.now());
    }
  }

  private final Environments environments;
  private volatile Revision revision;
  private volatile Optional<EventInvokeConfig> eventInvoke = Optional.empty();

  DeployedFunction(Revision revision, Environments environments) {
    this.revision = revision;
    this.environments = environments;
  }

  String name() {
    return revision.function().name();
  }

  String arn() {
    return revision.function().arn();
  }

  Revision revision() {
    return revision;
  }

  Environments environments() {
    return environments;
  }

  /** Deploys it anew: the next request is cold. */
  void change(Revision other) {
    revision = other;
    environments.update(other.function());
  }

  /**
   * Has one invocation done.
   *
   * @throws ServiceException if there may be no environment for it now
   */
  InvokeResult invoke(LambdaInvocation invocation) {
    return environments.invoke(invocation);
  }

  Optional<EventInvokeConfig> eventInvoke() {
    return eventInvoke;
  }

  void eventInvoke(Optional<EventInvokeConfig> config) {
    eventInvoke = config;
  }
}
