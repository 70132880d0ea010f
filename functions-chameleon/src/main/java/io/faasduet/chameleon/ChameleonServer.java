package io.faasduet.chameleon;

import io.faasduet.server.FunctionServer;

/** Chameleon as a server of HTTP and gRPC, for Knative and vHive. */
public final class ChameleonServer {
  private ChameleonServer() {}

  /** Serves until SIGTERM; takes its settings from the environment. */
  public static void main(String[] arguments) {
    FunctionServer.main(Chameleon.DEFINITION);
  }
}
