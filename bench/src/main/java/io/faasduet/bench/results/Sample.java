package io.faasduet.bench.results;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One request and its result.
 *
 * @param function the function's name
 * @param target the target's name
 * @param experiment why the request was made
 * @param step the step of the plan that it belongs to, such as {@code trial 3}
 * @param group the user or the batch that made it, counted from 1, or the number of bytes that it
 *     was padded to; 0 where there are none
 * @param process which process of this function on this target answered, counted from 1 in the
 *     order they were met; 0 if none is known. Calls to one process resemble each other, so
 *     intervals are made by resampling processes
 * @param sequence the request's place in the run, counted from 1
 * @param start when it was sent, by the wall clock
 * @param intendedNanos when it was due, by a monotonic clock that was 0 when the run began; where
 *     nothing decides that beforehand, when it was sent
 * @param startNanos when it was sent, by the same clock
 * @param latencyMillis from when it was due to the last byte of the answer, or, where this machine
 *     started the process for a single request, from the spawn of the process; empty if it failed
 * @param status {@link #OK} or the kind of failure
 * @param cold whether the process said that this was its first request
 * @param instance the id the process gave itself; empty text if none is known
 * @param timingsMillis what the function timed of itself, in milliseconds
 * @param coldStart where the time of a cold start went, where the target can tell
 * @param residentBytes the memory of the process after the request; on Lambda the most it ever had
 * @param billed what the platform says that it charges for
 */
public record Sample(
    String function,
    String target,
    SampleKind experiment,
    String step,
    int group,
    int process,
    int sequence,
    Instant start,
    long intendedNanos,
    long startNanos,
    OptionalDouble latencyMillis,
    String status,
    boolean cold,
    String instance,
    Map<Phase, Double> timingsMillis,
    Optional<ColdStart> coldStart,
    OptionalLong residentBytes,
    Optional<Billed> billed) {

  /** The status of a request that was answered as it should be. */
  public static final String OK = "ok";

  public Sample {
    requireNonNull(function, "function");
    requireNonNull(target, "target");
    requireNonNull(experiment, "experiment");
    requireNonNull(step, "step");
    requireNonNull(start, "start");
    requireNonNull(status, "status");
    requireNonNull(instance, "instance");
    timingsMillis = PhaseTimings.copyOf(timingsMillis);
    requireNonNull(coldStart, "coldStart");
    requireNonNull(residentBytes, "residentBytes");
    requireNonNull(billed, "billed");
    if (status.equals(OK) != latencyMillis.isPresent()) {
      throw new IllegalArgumentException(
          "a latency belongs to an answer and to nothing else, status is " + status);
    }
  }

  /** Whether the request was answered as it should be. */
  public boolean ok() {
    return status.equals(OK);
  }
}
