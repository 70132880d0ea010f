package io.faasduet.sebs.dna;

import io.faasduet.server.FunctionServer;

/** SeBS's 504.dna-visualisation as a server of HTTP and gRPC, for Knative and vHive. */
public final class DnaVisualisationServer {
  private DnaVisualisationServer() {}

  /** Serves until SIGTERM; takes its settings from the environment. */
  public static void main(String[] arguments) {
    FunctionServer.main(DnaVisualisation.SPEC);
  }
}
