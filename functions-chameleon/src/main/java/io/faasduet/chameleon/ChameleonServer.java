package io.faasduet.chameleon;

import io.faasduet.api.FunctionSpec;
import io.faasduet.server.FunctionServer;
import io.faasduet.server.vhive.GreeterWorkloads;

/** Chameleon as a server of HTTP and gRPC, for Knative and vHive. */
public final class ChameleonServer {
  /** The function, with the workloads of vHive's Greeter. */
  public static final FunctionSpec<ChameleonRequest, ChameleonResponse> SPEC =
      Chameleon.SPEC.with(
          new GreeterWorkloads<>(new ChameleonRequest(10, 15), new ChameleonRequest(15, 10)));

  private ChameleonServer() {}

  /** Serves until SIGTERM; takes its settings from the environment. */
  public static void main(String[] arguments) {
    FunctionServer.main(SPEC);
  }
}
