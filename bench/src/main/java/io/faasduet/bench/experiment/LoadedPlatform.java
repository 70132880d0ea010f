package io.faasduet.bench.experiment;

import io.faasduet.bench.platform.LoadTarget;

/**
 * A platform that is ready for a load.
 *
 * @param target what requests are sent to
 * @param platform what is behind it, if it is on this machine; closed after the target
 */
record LoadedPlatform(LoadTarget target, AutoCloseable platform) implements AutoCloseable {
  @Override
  public void close() {
    target.close();
    try {
      platform.close();
    } catch (Exception e) {
      throw e instanceof RuntimeException known ? known : new IllegalStateException(e);
    }
  }
}
