package io.faasduet.sebs.network.benchmark;

import io.faasduet.sebs.network.RoundsContract;

class NetworkBenchmarkContractTest extends RoundsContract {
  NetworkBenchmarkContractTest() {
    super(NetworkBenchmark.SPEC);
  }
}
