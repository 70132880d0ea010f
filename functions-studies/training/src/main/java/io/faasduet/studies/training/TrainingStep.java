package io.faasduet.studies.training;

import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InitContext;
import io.faasduet.api.InvalidRequestException;
import io.faasduet.api.Invocation;
import io.faasduet.api.NotFoundException;
import io.faasduet.api.ServerlessFunction;
import io.faasduet.objectstore.ObjectStore;
import io.faasduet.objectstore.ObjectStores;
import io.faasduet.studies.training.TrainingLoop.Iteration;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * Trains a network on batches in a store until its time is nearly over, and leaves its state there
 * for the next execution. How much time the state needs is what it took so far: the first execution
 * writes it before its first iteration. Thread-safe, but two trainings at once need two
 * checkpoints.
 */
public final class TrainingStep
    implements ServerlessFunction<TrainingStepRequest, TrainingStepResponse> {
  /** The function's description. */
  public static final FunctionSpec<TrainingStepRequest, TrainingStepResponse> SPEC =
      FunctionSpec.builder(
              "training-step",
              TrainingStepRequest.class,
              TrainingStepResponse.class,
              TrainingStep::new)
          .summary("trains a network as long as an execution lasts")
          .example(
              new TrainingStepRequest(
                  "s3://reviews/batch-",
                  Optional.empty(),
                  Optional.empty(),
                  8,
                  100,
                  "s3://reviews/state.bin",
                  6787,
                  1,
                  Optional.empty()))
          .build();

  private static final double NANOS_PER_MILLI = 1e6;

  /** Writing may take so many times as long as it did, and the answer needs time, too. */
  private static final int RESERVE = 3;

  private static final long ANSWER_NANOS = Duration.ofMillis(200).toNanos();
  private static final long MAX_BYTES = Integer.MAX_VALUE - 8;
  private static final String MEDIA_TYPE = "application/octet-stream";

  private final ObjectStore store;
  private final Clock clock;

  /** Opens the store of the settings. */
  public TrainingStep(InitContext context) {
    store = ObjectStores.open(context.settings());
    clock = context.clock();
  }

  @Override
  public TrainingStepResponse apply(TrainingStepRequest request, Invocation invocation) {
    long start = System.nanoTime();
    long end = end(request, invocation, start);
    URI checkpoint = ObjectStores.address(request.checkpoint());
    List<Double> written = new ArrayList<>();
    Optional<TrainingState> found = read(checkpoint, request);
    long loaded = System.nanoTime() - start;
    TrainingState state =
        found.orElseGet(() -> TrainingState.drawn(request.features(), request.seed()));
    long needed = found.isPresent() ? loaded : write(checkpoint, state, written, invocation);
    long from = state.iterations();
    TrainingLoop loop =
        new TrainingLoop(
            number -> {
              URI address = ObjectStores.address("%s%05d.bin".formatted(request.batches(), number));
              return ObjectStores.serving(address, () -> store.read(address, MAX_BYTES));
            },
            request.count(),
            System::nanoTime);
    List<Iteration> done =
        loop.run(state, request.iterations(), end - RESERVE * needed - ANSWER_NANOS);
    if (!done.isEmpty()) {
      write(checkpoint, state, written, invocation);
    }
    invocation.timings().record("fetch", sum(done, Iteration::fetchNanos));
    invocation.timings().record("inference", sum(done, Iteration::computeNanos));
    return new TrainingStepResponse(
        from,
        state.iterations(),
        state.iterations() >= request.iterations(),
        each(done, i -> i.fetchNanos() / NANOS_PER_MILLI),
        each(done, i -> i.computeNanos() / NANOS_PER_MILLI),
        each(done, Iteration::loss),
        sum(done, Iteration::bytes),
        loaded / NANOS_PER_MILLI,
        written,
        state.encoded().length);
  }

  /** By the clock of {@link System#nanoTime}. */
  private long end(TrainingStepRequest request, Invocation invocation, long start) {
    Optional<Duration> given =
        request.seconds().map(seconds -> Duration.ofMillis(Math.round(seconds * 1000)));
    Optional<Duration> left =
        invocation.deadline().map(deadline -> Duration.between(clock.instant(), deadline));
    Duration most =
        given
            .filter(g -> left.isEmpty() || g.compareTo(left.get()) < 0)
            .or(() -> left)
            .orElse(Duration.ofDays(365));
    return start + most.toNanos();
  }

  private Optional<TrainingState> read(URI checkpoint, TrainingStepRequest request) {
    byte[] object;
    try {
      object = ObjectStores.serving(checkpoint, () -> store.read(checkpoint, MAX_BYTES));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
    try {
      TrainingState state = TrainingState.decoded(object);
      if (state.network().features() != request.features()) {
        throw new IllegalArgumentException(
            "a network of %d features".formatted(state.network().features()));
      }
      return Optional.of(state);
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException(
          "field 'checkpoint' names another object than this training's: " + e.getMessage(), e);
    }
  }

  private long write(
      URI checkpoint, TrainingState state, List<Double> written, Invocation invocation) {
    long start = System.nanoTime();
    byte[] object = state.encoded();
    ObjectStores.serving(
        checkpoint,
        () -> {
          store.write(checkpoint, object, MEDIA_TYPE);
          return object;
        });
    long nanos = System.nanoTime() - start;
    written.add(nanos / NANOS_PER_MILLI);
    invocation.timings().record("store", nanos);
    return nanos;
  }

  private static List<Double> each(List<Iteration> done, ToDoubleFunction<Iteration> of) {
    return done.stream().map(of::applyAsDouble).toList();
  }

  private static long sum(List<Iteration> done, ToLongFunction<Iteration> of) {
    return done.stream().mapToLong(of).sum();
  }

  @Override
  public void close() {
    store.close();
  }
}
