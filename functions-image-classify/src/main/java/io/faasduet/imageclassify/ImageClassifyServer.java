package io.faasduet.imageclassify;

import io.faasduet.api.FunctionSpec;
import io.faasduet.server.FunctionServer;
import io.faasduet.server.vhive.GreeterWorkloads;

/** The function as a server process, for Knative and vHive. */
public final class ImageClassifyServer {
  /** The function, with the workloads of vHive's Greeter. */
  public static final FunctionSpec<ImageClassifyRequest, ImageClassifyResponse> SPEC =
      ImageClassify.SPEC.with(
          new GreeterWorkloads<>(
              ImageClassifyRequest.preloaded(0), ImageClassifyRequest.preloaded(1)));

  private ImageClassifyServer() {}

  /** Serves until SIGTERM. */
  public static void main(String[] arguments) {
    FunctionServer.main(SPEC);
  }
}
