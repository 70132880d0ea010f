package io.faasduet.bench.experiment;

import io.faasduet.bench.client.InstanceReport;
import io.faasduet.bench.client.InvocationResult;
import io.faasduet.bench.load.CompletedRequest;
import io.faasduet.bench.platform.SerialInvoker;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleBuilder;
import io.faasduet.bench.results.SampleFile;
import io.faasduet.bench.results.SampleKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Invokes targets and appends one sample per request. A claim to be cold or warm is checked against
 * the instance: a cold sample counts only if the instance reports that it is cold and has not been
 * met before, a warm one only if it reports that it is not.
 */
public final class SampleRecorder {
  static final String NOT_COLD = "not-cold";
  static final String NOT_WARM = "not-warm";

  private final SampleFile file;
  private final RunListener listener;
  private final Clock clock;
  private final long originNanos;
  private final InstanceNumbering instances;
  private String step = "";
  private int sequence;

  /** Continues after samples that are on file already: their order and their clock. */
  public SampleRecorder(SampleFile file, RunListener listener, Clock clock, List<Sample> earlier) {
    this.file = file;
    this.listener = listener;
    this.clock = clock;
    this.instances = new InstanceNumbering(earlier);
    this.sequence = earlier.stream().mapToInt(Sample::sequence).max().orElse(0);
    this.originNanos = System.nanoTime() - sinceOrigin(earlier, clock.instant());
  }

  private static long sinceOrigin(List<Sample> earlier, Instant now) {
    return earlier.stream()
        .findFirst()
        .map(first -> first.startNanos() + Duration.between(first.start(), now).toNanos())
        .orElse(0L);
  }

  /** A moment of {@link System#nanoTime} as nanoseconds since the run began. */
  long sinceBegin(long nanos) {
    return nanos - originNanos;
  }

  /** A moment of {@link System#nanoTime} by the wall clock. */
  Instant instant(long nanos) {
    return clock.instant().minusNanos(System.nanoTime() - nanos);
  }

  /** A request's sample and its result. */
  record Recorded(Sample sample, InvocationResult result) {}

  /** The samples that follow belong to that step of the plan. */
  void begin(String name) {
    this.step = name;
  }

  /**
   * Makes one request; {@code kind} is what it counts as, {@code expected} what it must be.
   *
   * @param json the request
   * @param group what its sample has as its group
   * @throws CancellationException if it failed because all is being ended; it is not put on file
   */
  Recorded record(
      FunctionTarget pair, SampleKind kind, SampleKind expected, byte[] json, int group) {
    SerialInvoker invoker = new SerialInvoker(pair.target());
    Instant start = clock.instant();
    long startNanos = System.nanoTime() - originNanos;
    InvocationResult result = invoker.invoke(json);
    if (result instanceof InvocationResult.Failure
        && (Thread.currentThread().isInterrupted() || JvmShutdown.isNear())) {
      throw new CancellationException(JvmShutdown.INTERRUPTED);
    }
    Optional<InvocationResult.Failure> failure = failure(pair, expected, result);
    SampleBuilder sample =
        sample(pair, kind, ++sequence, result)
            .group(group)
            .sent(start, startNanos, startNanos)
            .coldStart(invoker.lastColdStart());
    return new Recorded(
        append(sample, failure, success(result).map(s -> s.latencyNanos()).orElse(0L)), result);
  }

  /** A load on that target begins: its times count from here. */
  Loading loading(FunctionTarget pair) {
    return new Loading(pair, clock.instant(), System.nanoTime() - originNanos);
  }

  /** Records the requests of one load. */
  final class Loading {
    private final FunctionTarget pair;
    private final Instant begun;
    private final long begunNanos;
    private final int before = sequence;

    private Loading(FunctionTarget pair, Instant begun, long begunNanos) {
      this.pair = pair;
      this.begun = begun;
      this.begunNanos = begunNanos;
    }

    /** A request of the load, or one that warms up for it. */
    Sample record(CompletedRequest completed, SampleKind kind) {
      Optional<InvocationResult.Failure> failure =
          completed.result() instanceof InvocationResult.Failure f
              ? Optional.of(attributed(f))
              : success(completed.result()).flatMap(success -> wrong(pair, success));
      int number = before + completed.index() + 1;
      sequence = Math.max(sequence, number);
      SampleBuilder sample =
          sample(pair, kind, number, completed.result())
              .group(completed.group())
              .sent(
                  begun.plusNanos(completed.sentNanos()),
                  begunNanos + completed.intendedNanos(),
                  begunNanos + completed.sentNanos());
      return append(sample, failure, completed.latencyNanos());
    }
  }

  /** What fails while all is being ended is not the target's failure. */
  private static InvocationResult.Failure attributed(InvocationResult.Failure failure) {
    return JvmShutdown.hasBegun()
        ? new InvocationResult.Failure(InvocationResult.Failure.INTERRUPTED, failure.detail())
        : failure;
  }

  /** What the result tells, without its outcome and its times. */
  private SampleBuilder sample(
      FunctionTarget pair, SampleKind kind, int number, InvocationResult result) {
    SampleBuilder sample =
        new SampleBuilder(pair.function(), pair.targetName(), kind, step, number);
    success(result)
        .ifPresent(
            success -> {
              sample.residentBytes(success.residentBytes()).billed(success.billed());
              success.instance().ifPresent(report -> answeredBy(pair, report, sample));
            });
    return sample;
  }

  private void answeredBy(FunctionTarget pair, InstanceReport report, SampleBuilder sample) {
    int number = instances.numberOf(pair.function(), pair.targetName(), report.id());
    sample.instance(number, report.id(), report.cold()).timings(report.timingsMillis());
  }

  private Sample append(
      SampleBuilder builder, Optional<InvocationResult.Failure> failure, long latencyNanos) {
    Sample sample =
        failure
            .map(known -> builder.failed(known.kind()))
            .orElseGet(() -> builder.succeeded(latencyNanos / 1e6))
            .build();
    file.append(sample);
    listener.sampled(sample, failure.map(InvocationResult.Failure::detail));
    return sample;
  }

  private static Optional<InvocationResult.Success> success(InvocationResult result) {
    return result instanceof InvocationResult.Success success
        ? Optional.of(success)
        : Optional.empty();
  }

  private Optional<InvocationResult.Failure> failure(
      FunctionTarget pair, SampleKind expected, InvocationResult result) {
    if (result instanceof InvocationResult.Failure failure) {
      return Optional.of(failure);
    }
    Optional<InvocationResult.Success> success = success(result);
    return success
        .flatMap(answer -> wrong(pair, answer))
        .or(() -> success.flatMap(answer -> doubt(pair, expected, answer)));
  }

  private static Optional<InvocationResult.Failure> wrong(
      FunctionTarget pair, InvocationResult.Success answer) {
    return pair.workload()
        .check()
        .fault(answer.json())
        .map(fault -> new InvocationResult.Failure(InvocationResult.Failure.WRONG_ANSWER, fault));
  }

  private Optional<InvocationResult.Failure> doubt(
      FunctionTarget pair, SampleKind expected, InvocationResult.Success answer) {
    return answer.instance().isEmpty() && expected == SampleKind.COLD
        ? Optional.of(
            new InvocationResult.Failure(
                NOT_COLD, "the answer has no x-duet-cold and x-duet-instance that prove it"))
        : answer.instance().flatMap(report -> contradiction(pair, expected, report));
  }

  private Optional<InvocationResult.Failure> contradiction(
      FunctionTarget pair, SampleKind expected, InstanceReport report) {
    if (expected == SampleKind.COLD && !report.cold()) {
      return Optional.of(
          new InvocationResult.Failure(
              NOT_COLD, "the instance reports that it has answered before"));
    } else if (expected == SampleKind.COLD
        && instances.knows(pair.function(), pair.targetName(), report.id())) {
      return Optional.of(
          new InvocationResult.Failure(
              NOT_COLD, "instance " + report.id() + " has answered before"));
    } else if (expected == SampleKind.WARM && report.cold()) {
      return Optional.of(
          new InvocationResult.Failure(
              NOT_WARM, "a new instance answered where a warm one was expected"));
    }
    return Optional.empty();
  }
}
