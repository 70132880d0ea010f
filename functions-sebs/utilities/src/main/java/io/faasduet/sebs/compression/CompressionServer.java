package io.faasduet.sebs.compression;

import io.faasduet.server.FunctionServer;

/** SeBS's 311.compression as a server of HTTP and gRPC, for Knative and vHive. */
public final class CompressionServer {
  private CompressionServer() {}

  /** Serves until SIGTERM; takes its settings from the environment. */
  public static void main(String[] arguments) {
    FunctionServer.main(Compression.SPEC);
  }
}
