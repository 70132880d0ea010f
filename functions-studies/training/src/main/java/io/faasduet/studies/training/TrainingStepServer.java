package io.faasduet.studies.training;

import io.faasduet.server.FunctionServer;

/** {@code training-step} as a server of HTTP and gRPC. */
public final class TrainingStepServer {
  private TrainingStepServer() {}

  /** Serves until SIGTERM; takes its settings from the environment. */
  public static void main(String[] arguments) {
    FunctionServer.main(TrainingStep.SPEC);
  }
}
