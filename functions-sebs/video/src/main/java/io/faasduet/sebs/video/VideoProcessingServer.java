package io.faasduet.sebs.video;

import io.faasduet.server.FunctionServer;

/** SeBS's 220.video-processing as a server of HTTP and gRPC, for Knative and vHive. */
public final class VideoProcessingServer {
  private VideoProcessingServer() {}

  /** Serves until SIGTERM; takes its settings from the environment. */
  public static void main(String[] arguments) {
    FunctionServer.main(VideoProcessing.SPEC);
  }
}
