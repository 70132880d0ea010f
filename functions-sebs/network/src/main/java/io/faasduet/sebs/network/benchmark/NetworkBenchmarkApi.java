package io.faasduet.sebs.network.benchmark;

import io.faasduet.lambda.ApiGatewayHandler;
import io.faasduet.sebs.network.RoundsRequest;

/** Network-benchmark on AWS Lambda behind a Function URL. */
public final class NetworkBenchmarkApi
    extends ApiGatewayHandler<RoundsRequest, NetworkBenchmarkResponse> {
  public NetworkBenchmarkApi() {
    super(NetworkBenchmark.SPEC);
  }
}
