package io.faasduet.studies.messages.relay;

import io.faasduet.server.FunctionServer;

/** Relay as a server of HTTP and gRPC, for Knative and vHive. */
public final class RelayServer {
  private RelayServer() {}

  /** Serves until SIGTERM; takes its settings from the environment. */
  public static void main(String[] arguments) {
    FunctionServer.main(Relay.SPEC);
  }
}
