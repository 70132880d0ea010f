package io.faasduet.studies.election;

import io.faasduet.server.FunctionServer;

/** {@code voter} as a server of HTTP and gRPC. */
public final class VoterServer {
  private VoterServer() {}

  /** Serves until SIGTERM; takes its settings from the environment. */
  public static void main(String[] arguments) {
    FunctionServer.main(Voter.SPEC);
  }
}
