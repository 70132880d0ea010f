package io.faasduet.sebs.micro.sleep;

import io.faasduet.server.FunctionServer;

/** Sleep as a server of HTTP and gRPC, for Knative and vHive. */
public final class SleepServer {
  private SleepServer() {}

  /** Serves until SIGTERM; takes its settings from the environment. */
  public static void main(String[] arguments) {
    FunctionServer.main(Sleep.SPEC);
  }
}
