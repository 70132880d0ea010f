package io.faasduet.studies.messages.relay;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What was handed on, and how long it took.
 *
 * @param payload the request's, or what the last trial read
 * @param writeNanos for each trial, until the service had confirmed the write; empty if nothing was
 *     written
 * @param readNanos for each trial, until the trial's content was read; empty if nothing was read
 */
public record RelayResponse(String payload, List<Long> writeNanos, List<Long> readNanos) {
  public RelayResponse {
    requireNonNull(payload, "payload");
    writeNanos = List.copyOf(writeNanos);
    readNanos = List.copyOf(readNanos);
  }
}
