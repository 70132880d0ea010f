package io.faasduet.server;

import io.faasduet.api.InvalidRequestException;

/**
 * What the probe is asked to do.
 *
 * @param act {@code answer}, or how to misbehave
 * @param size how many characters of data to answer with
 */
record ProbeRequest(String act, int size) {
  ProbeRequest {
    if (size < 0) {
      throw new InvalidRequestException("field 'size' must not be negative");
    }
  }

  ProbeRequest() {
    this("answer", 0);
  }
}
