package io.faasduet.api;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * One invocation as its function sees it.
 *
 * @param requestId the platform's id of the request, or one that was drawn for it
 * @param deadline when the platform gives up on the answer, where it says so
 * @param cold whether this is the first invocation of its process
 * @param timings the phases of this invocation; they leave by the platform's own channel
 */
public record Invocation(
    String requestId, Optional<Instant> deadline, boolean cold, Timings timings) {
  public Invocation {
    requireNonNull(requestId, "requestId");
    requireNonNull(deadline, "deadline");
    requireNonNull(timings, "timings");
  }
}
