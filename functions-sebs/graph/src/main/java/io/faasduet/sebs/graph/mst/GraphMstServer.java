package io.faasduet.sebs.graph.mst;

import io.faasduet.server.FunctionServer;

/** SeBS's 502.graph-mst as a server of HTTP and gRPC, for Knative and vHive. */
public final class GraphMstServer {
  private GraphMstServer() {}

  /** Serves until SIGTERM; takes its settings from the environment. */
  public static void main(String[] arguments) {
    FunctionServer.main(GraphMst.SPEC);
  }
}
