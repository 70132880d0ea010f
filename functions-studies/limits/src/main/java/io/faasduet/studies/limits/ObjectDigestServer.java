package io.faasduet.studies.limits;

import io.faasduet.server.FunctionServer;

/** {@code object-digest} as a server of HTTP and gRPC. */
public final class ObjectDigestServer {
  private ObjectDigestServer() {}

  /** Serves until SIGTERM; takes its settings from the environment. */
  public static void main(String[] arguments) {
    FunctionServer.main(ObjectDigest.SPEC);
  }
}
