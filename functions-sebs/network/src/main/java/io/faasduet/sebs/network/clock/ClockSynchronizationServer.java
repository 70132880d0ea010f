package io.faasduet.sebs.network.clock;

import io.faasduet.server.FunctionServer;

/** Clock-synchronization as a server of HTTP and gRPC, for Knative and vHive. */
public final class ClockSynchronizationServer {
  private ClockSynchronizationServer() {}

  /** Serves until SIGTERM; takes its settings from the environment. */
  public static void main(String[] arguments) {
    FunctionServer.main(ClockSynchronization.SPEC);
  }
}
