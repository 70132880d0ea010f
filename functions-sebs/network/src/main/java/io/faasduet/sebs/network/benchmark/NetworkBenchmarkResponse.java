package io.faasduet.sebs.network.benchmark;

import static java.util.Objects.requireNonNull;

import io.faasduet.sebs.network.Rounds;
import java.util.Optional;

/**
 * Where the table is.
 *
 * @param result its key
 * @param rounds the table, where the request asks for it
 */
public record NetworkBenchmarkResponse(String result, Optional<Rounds> rounds) {
  public NetworkBenchmarkResponse {
    requireNonNull(result, "result");
    requireNonNull(rounds, "rounds");
  }
}
