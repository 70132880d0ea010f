package io.faasduet.sebs.network.benchmark;

import static java.util.Objects.requireNonNull;

/**
 * Where the table is.
 *
 * @param result its key
 */
public record NetworkBenchmarkResponse(String result) {
  public NetworkBenchmarkResponse {
    requireNonNull(result, "result");
  }
}
