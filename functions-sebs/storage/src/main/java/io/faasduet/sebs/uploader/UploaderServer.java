package io.faasduet.sebs.uploader;

import io.faasduet.server.FunctionServer;

/** SeBS's 120.uploader as a server of HTTP and gRPC, for Knative and vHive. */
public final class UploaderServer {
  private UploaderServer() {}

  /** Serves until SIGTERM; takes its settings from the environment. */
  public static void main(String[] arguments) {
    FunctionServer.main(Uploader.SPEC);
  }
}
