package io.faasduet.localcloud.lambda.execution;

import io.faasduet.localcloud.lambda.function.FunctionDetails;
import io.faasduet.localcloud.lambda.function.ServiceException;
import io.faasduet.localcloud.snapshot.SnapshotEngine;
import java.util.concurrent.Executor;

/**
 * Takes snapshots of published versions, from which their environments are restored.
 *
 * @param background where they are taken
 */
public record SnapStart(SnapshotEngine engine, Executor background) {
  private static final int MAX_EPHEMERAL_MEGABYTES = 512;

  /**
   * Looks at a function that is to have it.
   *
   * @throws ServiceException if AWS has none for such a function, or this machine takes no
   *     snapshots
   */
  public void check(FunctionDetails details) {
    if (!details.snapStart()) {
      return;
    } else if (details.runtime().equals("java8.al2")) {
      throw ServiceException.invalidParameter(
          details.runtime() + " is not supported for SnapStart enabled functions.");
    } else if (details.ephemeralMegabytes() > MAX_EPHEMERAL_MEGABYTES) {
      throw ServiceException.invalidParameter(
          "SnapStart does not support ephemeral storage greater than %d MB."
              .formatted(MAX_EPHEMERAL_MEGABYTES));
    }
    engine
        .refusal()
        .ifPresent(
            reason -> {
              throw ServiceException.invalidParameter("SnapStart is not available here: " + reason);
            });
  }

  /** A version that is being published, which waits for its snapshot if there is to be one. */
  DeployedFunction announced(DeployedFunction version) {
    if (version.revision().details().snapStart()) {
      version.state(VersionState.PENDING);
    }
    return version;
  }

  /** Takes the snapshot of a version that waits for it. */
  void activate(DeployedFunction version) {
    if (version.state().equals(VersionState.PENDING)) {
      background.execute(() -> take(version));
    }
  }

  private void take(DeployedFunction version) {
    try {
      version.environments().takeSnapshot(engine);
      version.state(VersionState.ACTIVE);
    } catch (RuntimeException e) {
      version.state(VersionState.failed(String.valueOf(e.getMessage())));
    }
  }
}
