package io.faasduet.runtime;

import io.faasduet.api.Timings;

/** What a process did before its first invocation, and how long it took. */
record FirstTiming(String phase, long nanos) {
  void record(Timings timings) {
    timings.record(phase, nanos);
  }
}
