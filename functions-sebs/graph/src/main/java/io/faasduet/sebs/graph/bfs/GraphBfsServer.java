package io.faasduet.sebs.graph.bfs;

import io.faasduet.server.FunctionServer;

/** SeBS's 503.graph-bfs as a server of HTTP and gRPC, for Knative and vHive. */
public final class GraphBfsServer {
  private GraphBfsServer() {}

  /** Serves until SIGTERM; takes its settings from the environment. */
  public static void main(String[] arguments) {
    FunctionServer.main(GraphBfs.SPEC);
  }
}
