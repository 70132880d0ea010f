package io.faasduet.bench.experiment;

import static java.util.Objects.requireNonNull;

import io.faasduet.bench.client.InvocationResult;
import io.faasduet.bench.client.WireProtocol;
import io.faasduet.bench.load.Batches;
import io.faasduet.bench.load.GeneratorWarmUp;
import io.faasduet.bench.load.LoadPlan;
import io.faasduet.bench.resources.CounterSet;
import io.faasduet.bench.resources.ResourceSampler;
import io.faasduet.bench.results.ResourceFile;
import io.faasduet.bench.results.RoundTrip;
import io.faasduet.bench.results.RoundTripFile;
import io.faasduet.bench.results.RowFile;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleKind;
import io.faasduet.bench.results.Survival;
import io.faasduet.bench.results.SurvivalFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/** The means by which a step measures: it invokes targets, and each request is put on file. */
public final class Measurement {
  /** The JVM has then compiled most of the generator; the rest takes thousands of requests more. */
  private static final Duration GENERATOR_WARM_UP = Duration.ofSeconds(5);

  /** The protocols for which this JVM has warmed up its generator. */
  private static final Set<WireProtocol> WARM = ConcurrentHashMap.newKeySet();

  private final SampleRecorder recorder;
  private final RunListener listener;
  private final ProgressEstimator progress;
  private final ObservedModels models;
  private final WatchedProcesses watched;
  private final RoundTripFile roundTrips;
  private final SurvivalFile survivals;
  private final Path directory;

  /**
   * A measurement that records to those files, and tells that listener.
   *
   * @param directory where the files of some experiments' own are
   */
  public Measurement(
      SampleRecorder recorder,
      RunListener listener,
      ProgressEstimator progress,
      ObservedModels models,
      ResourceFile resources,
      ResourceNotes notes,
      Path directory) {
    this.recorder = requireNonNull(recorder, "recorder");
    this.watched = new WatchedProcesses(recorder, resources, notes);
    this.listener = requireNonNull(listener, "listener");
    this.progress = requireNonNull(progress, "progress");
    this.models = requireNonNull(models, "models");
    this.directory = requireNonNull(directory, "directory");
    this.roundTrips = new RoundTripFile(directory);
    this.survivals = new SurvivalFile(directory);
  }

  /** Whether requests may be made that prepare this machine, of which nothing is measured. */
  boolean mayPrepare() {
    return !listener.countsRequests();
  }

  /**
   * Makes one request and waits for its result.
   *
   * @param kind what the sample counts as
   * @param expected {@link SampleKind#COLD} or {@link SampleKind#WARM}, if the request is valid
   *     only as one of these; else any other
   * @throws CancellationException if the thread is interrupted, or this JVM is ending
   */
  public Sample invoke(FunctionTarget target, SampleKind kind, SampleKind expected) {
    return invoke(target, kind, expected, target.workload().json(), 0);
  }

  /**
   * The same with another request than the workload's.
   *
   * @param json the request, a JSON object in UTF-8
   * @param group what its sample has as its group
   */
  public Sample invoke(
      FunctionTarget target, SampleKind kind, SampleKind expected, byte[] json, int group) {
    return recorded(target, kind, expected, json, group).sample();
  }

  /**
   * The same, for a step that looks at the answer.
   *
   * @param json the request, a JSON object in UTF-8
   */
  public Answered answered(
      FunctionTarget target, SampleKind kind, SampleKind expected, byte[] json) {
    SampleRecorder.Recorded recorded = recorded(target, kind, expected, json, 0);
    return Answered.of(recorded.sample(), recorded.result());
  }

  /**
   * Sends these requests at once and returns what was answered, in their order, when each has
   * ended.
   *
   * @param requests JSON objects in UTF-8
   * @throws CancellationException if the thread is interrupted, or this JVM is ending
   */
  public List<Answered> together(FunctionTarget target, List<byte[]> requests, SampleKind kind) {
    Map<Integer, Answered> answers = new TreeMap<>();
    recordedLoad(target, kind)
        .send(
            requests::get,
            new Batches(requests.size(), 1),
            (completed, sample) ->
                answers.put(completed.index(), Answered.of(sample, completed.result())));
    return List.copyOf(answers.values());
  }

  /**
   * A sample, and the answer or what is known of the failure.
   *
   * @param json the answer, if there is one
   * @param fault what the failure was reported as, if it is one
   */
  public record Answered(Sample sample, Optional<byte[]> json, Optional<String> fault) {
    private static Answered of(Sample sample, InvocationResult result) {
      return result instanceof InvocationResult.Success success
          ? new Answered(sample, Optional.of(success.json()), Optional.empty())
          : new Answered(
              sample, Optional.empty(), Optional.of(((InvocationResult.Failure) result).detail()));
    }
  }

  /**
   * Puts rows of a sample into a file of the experiment's own.
   *
   * @param file its name, such as {@code iterations.csv}
   * @param columns as for {@link RowFile#append}
   */
  public void rows(String file, Sample sample, List<String> columns, List<List<String>> rows) {
    new RowFile(directory, file).append(sample, columns, rows);
  }

  /** Requests to a target that are under way at the same time. */
  OpenRequests open(FunctionTarget target) {
    return new OpenRequests(target, recorder.loading(target));
  }

  /** Puts round trips on file. */
  void roundTrips(List<RoundTrip> trips) {
    roundTrips.append(trips);
  }

  /** Puts a round of survival on file. */
  void survival(Survival round) {
    survivals.append(round);
  }

  private SampleRecorder.Recorded recorded(
      FunctionTarget target, SampleKind kind, SampleKind expected, byte[] json, int group) {
    if (Thread.currentThread().isInterrupted() || JvmShutdown.hasBegun()) {
      throw new CancellationException(JvmShutdown.INTERRUPTED);
    }
    SampleRecorder.Recorded recorded = recorder.record(target, kind, expected, json, group);
    if (expected == SampleKind.COLD
        && recorded.result() instanceof InvocationResult.Success success) {
      models.learn(target.function(), success.json());
    }
    return recorded;
  }

  /**
   * Sends a load of the workload's request.
   *
   * @throws CancellationException if the thread is interrupted, or this JVM is ending
   */
  public void load(FunctionTarget target, LoadPlan plan, SampleKind kind) {
    byte[] request = target.workload().json();
    load(target, index -> request, plan, kind);
  }

  /**
   * Sends a load to a target and returns when each request has ended.
   *
   * @param requests by their index in the load, JSON objects in UTF-8
   * @throws CancellationException if the thread is interrupted, or this JVM is ending
   */
  public void load(
      FunctionTarget target, IntFunction<byte[]> requests, LoadPlan plan, SampleKind kind) {
    recordedLoad(target, kind).send(requests, plan, (completed, sample) -> {});
  }

  /**
   * Sends so many requests at once and returns their samples when each has ended.
   *
   * @throws CancellationException if the thread is interrupted, or this JVM is ending
   */
  List<Sample> batch(FunctionTarget target, int size, SampleKind kind) {
    List<Sample> samples = new ArrayList<>();
    byte[] request = target.workload().json();
    recordedLoad(target, kind)
        .send(index -> request, new Batches(size, 1), (completed, sample) -> samples.add(sample));
    return samples;
  }

  /**
   * Does nothing for so long.
   *
   * @throws CancellationException if the thread is interrupted, or this JVM is ending
   */
  void idle(Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    JvmShutdown.interrupts(
        () -> {
          for (long left = duration.toNanos();
              left > 0 && !Thread.currentThread().isInterrupted();
              left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
          }
        });
    JvmShutdown.requireGoingOn();
  }

  private RecordedLoad recordedLoad(FunctionTarget target, SampleKind kind) {
    return new RecordedLoad(recorder, target, kind);
  }

  /**
   * Puts on file what the processes of a target's instances use, until what is returned is closed.
   *
   * @param step the step that the lines belong to
   * @param interval how often each process is read
   */
  ResourceSampler watch(
      FunctionTarget target, String step, Duration interval, CounterSet counters) {
    return watched.start(target, step, interval, counters);
  }

  /** Warms up the load generator of this JVM, once for each protocol; an interrupt ends it. */
  public void warmUpGenerator(FunctionTarget target) {
    if (target.target().wire() != WireProtocol.MESSAGES && WARM.add(target.target().wire())) {
      GeneratorWarmUp.run(target.target().wire(), GENERATOR_WARM_UP);
    }
  }

  /** Part of what a step announced is done; it began then, by {@link System#nanoTime}. */
  public void finished(String kind, long startNanos) {
    progress.finish(kind, System.nanoTime() - startNanos);
    listener.progressed(progress.progress());
  }

  /** Part of what a step announced is left out. */
  public void skipped(String kind, int count) {
    progress.drop(kind, count);
    listener.progressed(progress.progress());
  }

  /** The samples that follow belong to that step. */
  public void begin(ExperimentStep step) {
    recorder.begin(step.name());
  }
}
