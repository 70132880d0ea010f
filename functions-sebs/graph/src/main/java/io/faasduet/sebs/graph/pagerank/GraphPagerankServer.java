package io.faasduet.sebs.graph.pagerank;

import io.faasduet.server.FunctionServer;

/** SeBS's 501.graph-pagerank as a server of HTTP and gRPC, for Knative and vHive. */
public final class GraphPagerankServer {
  private GraphPagerankServer() {}

  /** Serves until SIGTERM; takes its settings from the environment. */
  public static void main(String[] arguments) {
    FunctionServer.main(GraphPagerank.SPEC);
  }
}
