package io.faasduet.yolo;

import io.faasduet.api.FunctionSpec;
import io.faasduet.server.FunctionServer;
import io.faasduet.server.vhive.GreeterWorkloads;

/** The function as a server process, for Knative and vHive. */
public final class YoloServer {
  /** The function, with the workloads of vHive's Greeter. */
  public static final FunctionSpec<YoloRequest, YoloResponse> SPEC =
      Yolo.SPEC.with(new GreeterWorkloads<>(YoloRequest.preloaded(0), YoloRequest.preloaded(1)));

  private YoloServer() {}

  /** Serves until SIGTERM. */
  public static void main(String[] arguments) {
    FunctionServer.main(SPEC);
  }
}
