package io.faasduet.cnnserving;

import io.faasduet.api.FunctionSpec;
import io.faasduet.server.FunctionServer;
import io.faasduet.server.vhive.GreeterWorkloads;

/** The function as a server process, for Knative and vHive. */
public final class CnnServingServer {
  /** The function, with the workloads of vHive's Greeter. */
  public static final FunctionSpec<CnnServingRequest, CnnServingResponse> SPEC =
      CnnServing.SPEC.with(
          new GreeterWorkloads<>(CnnServingRequest.preloaded(0), CnnServingRequest.preloaded(1)));

  private CnnServingServer() {}

  /** Serves until SIGTERM. */
  public static void main(String[] arguments) {
    FunctionServer.main(SPEC);
  }
}
