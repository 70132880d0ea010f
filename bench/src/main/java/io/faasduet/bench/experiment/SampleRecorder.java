package io.faasduet.bench.experiment;

import io.faasduet.bench.load.CompletedRequest;
import io.faasduet.bench.platform.InvocationResult;
import io.faasduet.bench.results.Experiment;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleFile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;

/**
 * Makes requests and puts each on file. It believes no target: a cold sample counts only if the
 * process says that it is cold and has not been met before, a warm one only if it says that it is
 * not.
 */
final class SampleRecorder {
  static final String NOT_COLD = "not-cold";
  static final String NOT_WARM = "not-warm";
  static final String INTERRUPTED = "interrupted";

  private final SampleFile file;
  private final RunListener listener;
  private final Clock clock;
  private final long originNanos;
  private final InstanceNumbering processes;
  private String step = "";
  private int sequence;

  SampleRecorder(SampleFile file, RunListener listener, Clock clock) {
    this(file, listener, clock, List.of());
  }

  /** Goes on after samples that are on file already: their order and their clock are continued. */
  SampleRecorder(SampleFile file, RunListener listener, Clock clock, List<Sample> earlier) {
    this.file = file;
    this.listener = listener;
    this.clock = clock;
    this.processes = new InstanceNumbering(earlier);
    this.sequence = earlier.stream().mapToInt(Sample::sequence).max().orElse(0);
    this.originNanos = System.nanoTime() - sinceOrigin(earlier, clock.instant());
  }

  private static long sinceOrigin(List<Sample> earlier, Instant now) {
    return earlier.stream()
        .findFirst()
        .map(first -> first.startNanos() + Duration.between(first.start(), now).toNanos())
        .orElse(0L);
  }

  /** A request and its answer; the answer is kept for those who look into it. */
  record Recorded(Sample sample, InvocationResult answer) {}

  /** What is asked from here on belongs to that step of the plan. */
  void begin(String step) {
    this.step = step;
  }

  /**
   * Makes one request; {@code experiment} is what it counts as, {@code expected} what it is.
   *
   * @throws CancellationException if it failed because all is being ended; it is not put on file
   */
  Recorded record(FunctionTarget pair, Experiment experiment, Experiment expected) {
    Instant start = clock.instant();
    long startNanos = System.nanoTime() - originNanos;
    InvocationResult answer = pair.invoke();
    if (answer instanceof InvocationResult.Failure
        && (Thread.currentThread().isInterrupted() || JvmShutdown.isNear())) {
      throw new CancellationException(INTERRUPTED);
    }
    sequence++;
    Optional<InvocationResult.Failure> failure = failure(pair, expected, answer);
    Sample sample = sample(pair, experiment, start, startNanos, answer, failure);
    file.append(sample);
    listener.sampled(sample, failure.map(InvocationResult.Failure::detail));
    return new Recorded(sample, answer);
  }

  /** A load begins: what it records counts from here. */
  Loading loading(String function, String target) {
    return new Loading(function, target, clock.instant(), System.nanoTime() - originNanos);
  }

  /** Writes the samples of one load. */
  final class Loading {
    private final String function;
    private final String target;
    private final Instant begun;
    private final long begunNanos;

    private Loading(String function, String target, Instant begun, long begunNanos) {
      this.function = function;
      this.target = target;
      this.begun = begun;
      this.begunNanos = begunNanos;
    }

    /** A request of the load, or one that warms up for it. */
    void record(CompletedRequest fired, Experiment experiment) {
      Optional<InvocationResult.Success> success =
          fired.answer() instanceof InvocationResult.Success s ? Optional.of(s) : Optional.empty();
      Optional<InvocationResult.Failure> failure =
          fired.answer() instanceof InvocationResult.Failure f
              ? Optional.of(whoseFault(f))
              : Optional.empty();
      Optional<InvocationResult.Process> process =
          success.flatMap(InvocationResult.Success::process);
      sequence++;
      Sample sample =
          new Sample(
              function,
              target,
              experiment,
              step,
              fired.group(),
              process.map(p -> processes.numberOf(function, target, p.instance())).orElse(0),
              sequence,
              begun.plusNanos(fired.sentNanos()),
              begunNanos + fired.intendedNanos(),
              begunNanos + fired.sentNanos(),
              success.isPresent()
                  ? OptionalDouble.of(fired.latencyNanos() / 1e6)
                  : OptionalDouble.empty(),
              failure.map(InvocationResult.Failure::kind).orElse(Sample.OK),
              process.map(InvocationResult.Process::cold).orElse(false),
              process.map(InvocationResult.Process::instance).orElse(""),
              process.map(InvocationResult.Process::timingsMillis).orElse(Map.of()),
              Optional.empty(),
              success.map(InvocationResult.Success::residentBytes).orElse(OptionalLong.empty()),
              success.flatMap(InvocationResult.Success::billed));
      file.append(sample);
      listener.sampled(sample, failure.map(InvocationResult.Failure::detail));
    }
  }

  /** What fails while all is being ended is not the target's failure. */
  private static InvocationResult.Failure whoseFault(InvocationResult.Failure failure) {
    return JvmShutdown.hasBegun()
        ? new InvocationResult.Failure(INTERRUPTED, failure.detail())
        : failure;
  }

  private Optional<InvocationResult.Failure> failure(
      FunctionTarget pair, Experiment expected, InvocationResult answer) {
    if (answer instanceof InvocationResult.Failure failure) {
      return Optional.of(failure);
    }
    Optional<InvocationResult.Process> known = ((InvocationResult.Success) answer).process();
    if (known.isEmpty()) {
      return Optional.empty();
    }
    InvocationResult.Process process = known.get();
    if (expected == Experiment.COLD && !process.cold()) {
      return Optional.of(
          new InvocationResult.Failure(NOT_COLD, "the process says that it has answered before"));
    } else if (expected == Experiment.COLD
        && processes.knows(pair.function(), pair.place(), process.instance())) {
      return Optional.of(
          new InvocationResult.Failure(
              NOT_COLD, "process " + process.instance() + " has answered before"));
    } else if (expected == Experiment.WARM && process.cold()) {
      return Optional.of(
          new InvocationResult.Failure(
              NOT_WARM, "a new process answered where a warm one should have"));
    }
    return Optional.empty();
  }

  private Sample sample(
      FunctionTarget pair,
      Experiment experiment,
      Instant start,
      long startNanos,
      InvocationResult answer,
      Optional<InvocationResult.Failure> failure) {
    Optional<InvocationResult.Success> success =
        answer instanceof InvocationResult.Success s ? Optional.of(s) : Optional.empty();
    Optional<InvocationResult.Process> process = success.flatMap(InvocationResult.Success::process);
    return new Sample(
        pair.function(),
        pair.target().name(),
        experiment,
        step,
        0,
        process.map(p -> processes.numberOf(pair.function(), pair.place(), p.instance())).orElse(0),
        sequence,
        start,
        startNanos,
        startNanos,
        success.isPresent() && failure.isEmpty()
            ? OptionalDouble.of(success.get().latencyNanos() / 1e6)
            : OptionalDouble.empty(),
        failure.map(InvocationResult.Failure::kind).orElse(Sample.OK),
        process.map(InvocationResult.Process::cold).orElse(false),
        process.map(InvocationResult.Process::instance).orElse(""),
        process.map(InvocationResult.Process::timingsMillis).orElse(Map.of()),
        pair.target().lastColdStart(),
        success.map(InvocationResult.Success::residentBytes).orElse(OptionalLong.empty()),
        success.flatMap(InvocationResult.Success::billed));
  }
}
