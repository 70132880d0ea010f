package io.faasduet.bench.experiment;

import io.faasduet.bench.option.FieldChecks;
import io.faasduet.bench.option.PlanException;
import io.faasduet.bench.results.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * How the time around a function grows with its request: the latency that the client sees less what
 * the function times of itself. Each of the two is taken on one clock, so that clocks need not
 * agree. Requests are padded by a field {@code data}.
 *
 * @param payload the sizes of requests in bytes: {@code 1024,65536}, {@code log:1024..6251000/10}
 *     or {@code linear:1024..6251000/20}
 * @param calls how many warm calls each target gets of each size
 * @param processes over how many instances they are spread
 * @param starts how many cold starts there are of each size, where requests start instances
 */
public record InvocationOverhead(String payload, int calls, int processes, int starts)
    implements Experiment {
  /** Ten sizes up to what SeBS goes to, 20 warm calls to five instances, and three cold starts. */
  public InvocationOverhead() {
    this("log:1024..6251000/10", 20, 5, 3);
  }

  public InvocationOverhead {
    PayloadSizes.parse(payload);
    FieldChecks.within("overhead.calls", calls, 1, 100_000);
    FieldChecks.within("overhead.processes", processes, 1, 1_000);
    FieldChecks.within("overhead.starts", starts, 0, 1_000);
  }

  /** Refuses more instances than there are calls of a size. */
  @Override
  public void check() {
    if (processes > calls) {
      throw new PlanException(
          "'overhead.processes' must not be above 'overhead.calls', as %d calls of a size cannot be spread over %d instances"
              .formatted(calls, processes));
    }
  }

  @Override
  public List<Run.Setting> settings() {
    return List.of(
        new Run.Setting(
            "overhead",
            "requests of %s bytes, %d warm calls of each size to %d instances, %d cold starts"
                .formatted(payload, calls, processes, starts)));
  }

  /** With the most that warm-ups may take. */
  @Override
  public OptionalLong mostRequests() {
    long sizes = PayloadSizes.parse(payload).bytes().size();
    return OptionalLong.of(
        sizes * (calls + starts) + (long) processes * WarmUp.DEFAULT.mostCalls());
  }

  @Override
  public List<ExperimentStep> steps(List<Workload> workloads, long seed) {
    List<Integer> sizes = PayloadSizes.parse(payload).bytes();
    List<PaddedTarget> targets = new ArrayList<>();
    for (Workload workload : workloads) {
      PaddedRequest request = PaddedRequest.of(workload);
      if (request.leastBytes() > sizes.get(0)) {
        throw new PlanException(
            "the request of %s has at least %d bytes: 'overhead.payload' cannot begin at %d"
                .formatted(workload.function(), request.leastBytes(), sizes.get(0)));
      }
      for (FunctionTarget pair : Workload.pairs(List.of(workload))) {
        requireRoom(pair, sizes.get(sizes.size() - 1));
        targets.add(new PaddedTarget(pair, request, sizes));
      }
    }
    List<ExperimentStep> steps = new ArrayList<>();
    for (int process = 1; process <= processes; process++) {
      int share = calls / processes + (process <= calls % processes ? 1 : 0);
      steps.add(new PaddedCalls(process, share, targets, new RandomOrder(seed, process)));
    }
    List<PaddedTarget> startable =
        targets.stream().filter(target -> target.pair().target().startsInstances()).toList();
    for (int start = 1; start <= starts && !startable.isEmpty(); start++) {
      steps.add(new PaddedStarts(start, startable, new RandomOrder(seed, -start)));
    }
    return steps;
  }

  private static void requireRoom(FunctionTarget pair, int bytes) {
    int most = pair.target().wire().mostRequestBytes();
    if (bytes > most) {
      throw new PlanException(
          "%s takes requests of at most %d bytes: 'overhead.payload' cannot go to %d"
              .formatted(pair.targetName(), most, bytes));
    }
  }
}
