package io.faasduet.yolo;

import io.faasduet.server.FunctionServer;

/** The function as a server process, for Knative and vHive. */
public final class YoloServer {
  private YoloServer() {}

  /** Serves until SIGTERM. */
  public static void main(String[] arguments) {
    FunctionServer.main(Yolo.DEFINITION);
  }
}
