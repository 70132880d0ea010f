package io.faasduet.localcloud.distance;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * How far one service is.
 *
 * @param read the latency of requests that read
 * @param write the latency of requests that write
 */
public record ServiceDistance(Optional<DrawnLatency> read, Optional<DrawnLatency> write) {
  /** A service that answers as it can. */
  public static final ServiceDistance NONE =
      new ServiceDistance(Optional.empty(), Optional.empty());

  public ServiceDistance {
    requireNonNull(read, "read");
    requireNonNull(write, "write");
  }
}
