package io.faasduet.bench.results;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Builds a sample; what is not given is unknown. */
public final class SampleBuilder {
  private final String function;
  private final String target;
  private final SampleKind kind;
  private final String step;
  private final int sequence;
  private int group;
  private int process;
  private Instant start = Instant.EPOCH;
  private long intendedNanos;
  private long startNanos;
  private OptionalDouble latencyMillis = OptionalDouble.empty();
  private String status = Sample.OK;
  private boolean cold;
  private String instance = "";
  private Map<Phase, Double> timingsMillis = Map.of();
  private Optional<ColdStart> coldStart = Optional.empty();
  private OptionalLong residentBytes = OptionalLong.empty();
  private Optional<Billed> billed = Optional.empty();

  /** A sample of that function on that target, by its place in the run. */
  public SampleBuilder(String function, String target, SampleKind kind, String step, int sequence) {
    this.function = function;
    this.target = target;
    this.kind = kind;
    this.step = step;
    this.sequence = sequence;
  }

  /** The user or the batch that made the request, from 1. */
  public SampleBuilder group(int number) {
    this.group = number;
    return this;
  }

  /** When it was due and when it was sent; see {@link Sample}. */
  public SampleBuilder sent(Instant wallClock, long dueNanos, long sentNanos) {
    this.start = wallClock;
    this.intendedNanos = dueNanos;
    this.startNanos = sentNanos;
    return this;
  }

  /** A valid answer after so long. */
  public SampleBuilder succeeded(double millis) {
    this.latencyMillis = OptionalDouble.of(millis);
    this.status = Sample.OK;
    return this;
  }

  /** A failure of that kind, which has no latency. */
  public SampleBuilder failed(String kindOfFailure) {
    this.latencyMillis = OptionalDouble.empty();
    this.status = kindOfFailure;
    return this;
  }

  /** The instance that answered, by its number and the id it drew. */
  public SampleBuilder instance(int number, String id, boolean wasCold) {
    this.process = number;
    this.instance = id;
    this.cold = wasCold;
    return this;
  }

  /** What the function timed. */
  public SampleBuilder timings(Map<Phase, Double> millis) {
    this.timingsMillis = millis;
    return this;
  }

  /** Where the time of the cold start went. */
  public SampleBuilder coldStart(Optional<ColdStart> phases) {
    this.coldStart = phases;
    return this;
  }

  /** The memory of the instance after the request. */
  public SampleBuilder residentBytes(OptionalLong bytes) {
    this.residentBytes = bytes;
    return this;
  }

  /** What the platform charges for. */
  public SampleBuilder billed(Optional<Billed> charge) {
    this.billed = charge;
    return this;
  }

  /**
   * The sample.
   *
   * @throws IllegalArgumentException if it can be none; see {@link Sample}
   */
  public Sample build() {
    return new Sample(
        function,
        target,
        kind,
        step,
        group,
        process,
        sequence,
        start,
        intendedNanos,
        startNanos,
        latencyMillis,
        status,
        cold,
        instance,
        timingsMillis,
        coldStart,
        residentBytes,
        billed);
  }
}
