package io.faasduet.cnnserving;

import io.faasduet.server.FunctionServer;

/** The function as a server process, for Knative and vHive. */
public final class CnnServingServer {
  private CnnServingServer() {}

  /** Serves until SIGTERM. */
  public static void main(String[] arguments) {
    FunctionServer.main(CnnServing.DEFINITION);
  }
}
