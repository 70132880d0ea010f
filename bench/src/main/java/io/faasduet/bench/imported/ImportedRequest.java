package io.faasduet.bench.imported;

import static java.util.Objects.requireNonNull;

import io.faasduet.bench.results.Sample;
import java.time.Instant;

/**
 * A request that another tool has sent.
 *
 * @param start when it was sent, as that tool says
 * @param millis how long it took, in milliseconds
 * @param status {@link Sample#OK} or the kind of failure, as in {@code samples.csv}
 */
record ImportedRequest(Instant start, double millis, String status) {
  ImportedRequest {
    requireNonNull(start, "start");
    requireNonNull(status, "status");
    if (!(millis >= 0 && millis < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a request cannot take " + millis + " ms");
    }
  }
}
