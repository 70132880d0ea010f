package io.faasduet.bench.plan;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * One load: an open loop of arrivals, a closed loop of users, or batches; one of the three is
 * given.
 *
 * @param name what results call it; what it does unless given
 * @param arrivals when requests are due, such as {@code poisson:20/s}: an open loop
 * @param users how many users ask, wait for the answer and think: a closed loop
 * @param batches how many batches there are, each begun when the last one is answered
 * @param concurrent the requests of a batch, all sent at once
 * @param seconds how long an open or closed loop lasts
 * @param thinkSeconds how long a user thinks after an answer
 * @param warmUpCalls calls, one after the other, before the load begins; none leaves the first
 *     requests to cold starts
 */
public record LoadStep(
    Optional<String> name,
    Optional<String> arrivals,
    Optional<Integer> users,
    Optional<Integer> batches,
    int concurrent,
    double seconds,
    double thinkSeconds,
    int warmUpCalls) {
  /** The defaults; of the three kinds there is none yet. */
  LoadStep() {
    this(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 1, 30, 1, 0);
  }

  public LoadStep {
    users.ifPresent(count -> FieldChecks.within("load.users", count, 1, 100_000));
    batches.ifPresent(count -> FieldChecks.within("load.batches", count, 1, 100_000));
    FieldChecks.within("load.concurrent", concurrent, 1, 100_000);
    FieldChecks.within("load.seconds", seconds, 0.001, 1e6);
    FieldChecks.within("load.think_seconds", thinkSeconds, 0, 1e6);
    FieldChecks.within("load.warm_up_calls", warmUpCalls, 0, 1_000_000);
  }

  /** Refuses a load that is of no kind, or of two, or whose name results cannot hold. */
  void check() {
    if (Stream.of(arrivals, users, batches).filter(Optional::isPresent).count() != 1) {
      throw new PlanException("each load has one of 'arrivals', 'users' and 'batches'");
    }
    FieldChecks.plain("load.name", label());
  }

  /** What results call it. */
  public String label() {
    return name.or(() -> arrivals)
        .or(() -> users.map(count -> count + " users"))
        .orElseGet(() -> batches.orElseThrow() + " batches of " + concurrent);
  }
}
