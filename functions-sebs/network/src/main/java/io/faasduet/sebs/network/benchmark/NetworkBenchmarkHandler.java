package io.faasduet.sebs.network.benchmark;

import io.faasduet.lambda.LambdaHandler;
import io.faasduet.sebs.network.RoundsRequest;

/** Network-benchmark on AWS Lambda, invoked directly. */
public final class NetworkBenchmarkHandler
    extends LambdaHandler<RoundsRequest, NetworkBenchmarkResponse> {
  public NetworkBenchmarkHandler() {
    super(NetworkBenchmark.SPEC);
  }
}
