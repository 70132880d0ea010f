package io.faasduet.sebs.multimedia.thumbnailer;

import io.faasduet.server.FunctionServer;

/** SeBS's 210.thumbnailer as a server of HTTP and gRPC, for Knative and vHive. */
public final class ThumbnailerServer {
  private ThumbnailerServer() {}

  /** Serves until SIGTERM; takes its settings from the environment. */
  public static void main(String[] arguments) {
    FunctionServer.main(Thumbnailer.SPEC);
  }
}
