package io.faasduet.sebs.network.benchmark;

import io.faasduet.lambda.LambdaHandler;

/** Network-benchmark on AWS Lambda, invoked directly. */
public final class NetworkBenchmarkHandler
    extends LambdaHandler<NetworkBenchmarkRequest, NetworkBenchmarkResponse> {
  public NetworkBenchmarkHandler() {
    super(NetworkBenchmark.SPEC);
  }
}
