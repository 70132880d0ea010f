package io.faasduet.sebs.recognition;

import io.faasduet.server.FunctionServer;

/** SeBS's 411.image-recognition as a server of HTTP and gRPC, for Knative and vHive. */
public final class ImageRecognitionServer {
  private ImageRecognitionServer() {}

  /** Serves until SIGTERM; takes its settings from the environment. */
  public static void main(String[] arguments) {
    FunctionServer.main(ImageRecognition.SPEC);
  }
}
