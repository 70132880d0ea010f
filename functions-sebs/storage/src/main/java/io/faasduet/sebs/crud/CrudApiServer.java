package io.faasduet.sebs.crud;

import io.faasduet.server.FunctionServer;

/** SeBS's 130.crud-api as a server of HTTP and gRPC, for Knative and vHive. */
public final class CrudApiServer {
  private CrudApiServer() {}

  /** Serves until SIGTERM; takes its settings from the environment. */
  public static void main(String[] arguments) {
    FunctionServer.main(CrudApi.SPEC);
  }
}
