package io.faasduet.studies.messages.censor;

import io.faasduet.server.FunctionServer;

/** Censor as a server of HTTP and gRPC, for Knative and vHive. */
public final class CensorServer {
  private CensorServer() {}

  /** Serves until SIGTERM; takes its settings from the environment. */
  public static void main(String[] arguments) {
    FunctionServer.main(Censor.SPEC);
  }
}
