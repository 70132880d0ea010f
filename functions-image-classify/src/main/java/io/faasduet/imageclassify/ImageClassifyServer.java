package io.faasduet.imageclassify;

import io.faasduet.server.FunctionServer;

/** The function as a server process, for Knative and vHive. */
public final class ImageClassifyServer {
  private ImageClassifyServer() {}

  /** Serves until SIGTERM. */
  public static void main(String[] arguments) {
    FunctionServer.main(ImageClassify.DEFINITION);
  }
}
