package io.faasduet.sebs.network.benchmark;

import io.faasduet.server.FunctionServer;

/** Network-benchmark as a server of HTTP and gRPC, for Knative and vHive. */
public final class NetworkBenchmarkServer {
  private NetworkBenchmarkServer() {}

  /** Serves until SIGTERM; takes its settings from the environment. */
  public static void main(String[] arguments) {
    FunctionServer.main(NetworkBenchmark.SPEC);
  }
}
