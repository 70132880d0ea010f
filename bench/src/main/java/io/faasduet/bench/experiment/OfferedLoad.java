package io.faasduet.bench.experiment;

import io.faasduet.bench.client.WireProtocol;
import io.faasduet.bench.load.Arrivals;
import io.faasduet.bench.load.Batches;
import io.faasduet.bench.load.LoadPlan;
import io.faasduet.bench.load.Users;
import io.faasduet.bench.option.FieldChecks;
import io.faasduet.bench.option.PlanException;
import io.faasduet.bench.option.Seconds;
import io.faasduet.bench.option.SecondsText;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.SampleKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A load: an open loop of arrivals, a closed loop of users, or batches; one of the three is given.
 * It is put on each target alone, one after the other in random order, each from nothing; if it is
 * repeated, each target has had its turn before the next repetition begins. Targets that take
 * messages are left out where there are others, as they take one batch after the other.
 *
 * @param name what results call it; what it does unless given
 * @param arrivals when requests are due, such as {@code poisson:20/s}: an open loop
 * @param users how many users send, wait for the response and think: a closed loop
 * @param loops how many requests each user sends; without it users send until {@code seconds} are
 *     over
 * @param spawnRate how many users begin a second; without it all begin at once
 * @param batches how many batches there are, each begun when the last one has ended
 * @param concurrent the requests of a batch, all sent at once
 * @param seconds how long an open or closed loop lasts
 * @param thinkSeconds how long a user thinks after a response
 * @param inTurn a field that has one value after the other: {@code input_file_seq=0..19}
 * @param warmUpCalls calls, one after the other, before the load begins; none leaves the first
 *     requests to cold starts
 * @param repeat how often it is put on each target, each time with new instances on this machine:
 *     from five repetitions on targets can be compared
 */
public record OfferedLoad(
    Optional<String> name,
    Optional<String> arrivals,
    Optional<Integer> users,
    Optional<Integer> loops,
    Optional<Double> spawnRate,
    Optional<Integer> batches,
    int concurrent,
    double seconds,
    double thinkSeconds,
    Optional<String> inTurn,
    int warmUpCalls,
    int repeat)
    implements Experiment {
  private static final String LOAD = "load";
  private static final String TRACE = "trace:";

  /** So long batches are expected to take, which say nothing of time. */
  private static final Duration OF_BATCHES = Duration.ofSeconds(5);

  /** The defaults; of the three kinds there is none yet. */
  public OfferedLoad() {
    this(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        1,
        30,
        1,
        Optional.empty(),
        0,
        1);
  }

  public OfferedLoad {
    users.ifPresent(count -> FieldChecks.within("load.users", count, 1, 100_000));
    loops.ifPresent(count -> FieldChecks.within("load.loops", count, 1, 1_000_000));
    spawnRate.ifPresent(rate -> FieldChecks.within("load.spawn_rate", rate, 1e-3, 1e5));
    batches.ifPresent(count -> FieldChecks.within("load.batches", count, 1, 100_000));
    FieldChecks.within("load.concurrent", concurrent, 1, 100_000);
    FieldChecks.within("load.seconds", seconds, 0.001, 1e6);
    FieldChecks.within("load.think_seconds", thinkSeconds, 0, 1e6);
    inTurn.ifPresent(FieldInTurn::parse);
    FieldChecks.within("load.warm_up_calls", warmUpCalls, 0, 1_000_000);
    FieldChecks.within("load.repeat", repeat, 1, 1_000);
  }

  /** Refuses a load that is of no kind, or of two, or whose name results cannot hold. */
  @Override
  public void check() {
    if (Stream.of(arrivals, users, batches).filter(Optional::isPresent).count() != 1) {
      throw new PlanException("each load has one of 'arrivals', 'users' and 'batches'");
    }
    if (users.isEmpty() && (loops.isPresent() || spawnRate.isPresent())) {
      throw new PlanException("'loops' and 'spawn_rate' of a load are for 'users'");
    }
    FieldChecks.plain("load.name", text());
    if (text().matches(".* #\\d+")) {
      throw new PlanException(
          "a load's name must not end in a number sign and a number: " + text());
    }
    if (arrivals.filter(text -> !text.startsWith(TRACE)).isPresent()) {
      plan(0);
    }
  }

  @Override
  public Optional<String> label() {
    return Optional.of(text());
  }

  private String text() {
    return name.or(() -> arrivals)
        .or(() -> users.map(count -> count + " users"))
        .orElseGet(() -> batches.orElseThrow() + " batches of " + concurrent);
  }

  @Override
  public List<Run.Setting> settings() {
    String first = warmUpCalls == 0 ? "" : ", after " + warmUpCalls + " calls one by one";
    String times = repeat == 1 ? "" : ", " + repeat + " times on each target";
    String fields = inTurn.map(text -> ", " + text + " in turn").orElse("");
    return List.of(
        new Run.Setting(Run.Setting.ofLoad(text()), description() + fields + first + times));
  }

  private String description() {
    return arrivals
        .map(
            when ->
                when.startsWith(TRACE)
                    ? "open loop, " + when
                    : "open loop, " + when + " for " + SecondsText.of(Seconds.of(seconds)))
        .orElseGet(() -> "closed loop, " + plan(0).description());
  }

  /** Known of batches, and of users that send so many each. */
  @Override
  public OptionalLong mostRequests() {
    Optional<Long> once =
        batches
            .map(count -> (long) count * concurrent)
            .or(() -> users.flatMap(count -> loops.map(each -> (long) count * each)));
    return once.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of((once.get() + warmUpCalls) * repeat);
  }

  @Override
  public List<ExperimentStep> steps(List<Workload> workloads, long seed) {
    LoadPlan plan = plan(seed);
    RandomOrder order = new RandomOrder(seed, text().hashCode());
    List<FunctionTarget> pairs = loaded(workloads);
    Map<FunctionTarget, IntFunction<byte[]>> requests =
        pairs.stream().collect(Collectors.toMap(Function.identity(), this::requests));
    return IntStream.rangeClosed(1, repeat)
        .boxed()
        .flatMap(
            repetition ->
                order.of(pairs).stream()
                    .<ExperimentStep>map(
                        pair -> new OnTarget(this, plan, pair, requests.get(pair), repetition)))
        .toList();
  }

  private List<FunctionTarget> loaded(List<Workload> workloads) {
    List<FunctionTarget> pairs =
        Workload.pairs(workloads).stream()
            .filter(pair -> pair.target().wire() != WireProtocol.MESSAGES)
            .toList();
    if (pairs.isEmpty()) {
      throw new PlanException(
          "load '%s' is for targets that take requests at the same time, and not messages"
              .formatted(text()));
    }
    return pairs;
  }

  /** What is sent to a target, by its index in the load. */
  private IntFunction<byte[]> requests(FunctionTarget pair) {
    byte[] same = pair.workload().json();
    return inTurn
        .map(text -> FieldInTurn.parse(text).requests(pair.workload()))
        .orElseGet(() -> index -> same);
  }

  private LoadPlan plan(long seed) {
    Duration duration = Seconds.of(seconds);
    try {
      if (users.isPresent()) {
        Users.End end =
            loops.<Users.End>map(Users.Loops::new).orElseGet(() -> new Users.After(duration));
        return new Users(users.get(), Seconds.of(thinkSeconds), spawnRate, end);
      } else if (batches.isPresent()) {
        return new Batches(concurrent, batches.get());
      }
      return Arrivals.parse(arrivals.orElseThrow(), duration, seed);
    } catch (IllegalArgumentException e) {
      throw new PlanException("load '" + text() + "': " + e.getMessage(), e);
    }
  }

  /** The load on one target. */
  private record OnTarget(
      OfferedLoad load,
      LoadPlan plan,
      FunctionTarget pair,
      IntFunction<byte[]> requests,
      int repetition)
      implements ExperimentStep {
    @Override
    public String name() {
      String which = load.repeat == 1 ? "" : " #" + repetition;
      return load.text() + which + " on " + pair.targetName();
    }

    @Override
    public Optional<String> function() {
      return Optional.of(pair.function());
    }

    @Override
    public void announce(ProgressEstimator progress) {
      boolean timed = load.batches.isEmpty() && load.loops.isEmpty();
      progress.expect(LOAD, timed ? Seconds.of(load.seconds) : OF_BATCHES);
    }

    @Override
    public void run(Measurement measurement) {
      measurement.warmUpGenerator(pair);
      long start = System.nanoTime();
      pair.target().redeploy();
      try {
        if (load.warmUpCalls > 0) {
          measurement.load(pair, requests, new Batches(1, load.warmUpCalls), SampleKind.WARMUP);
        }
        measurement.load(pair, requests, plan, SampleKind.LOAD);
      } finally {
        if (pair.target().description().local()) {
          pair.target().makeCold();
        }
      }
      measurement.finished(LOAD, start);
    }
  }
}
