package io.faasduet.bench.experiment;

import io.faasduet.bench.option.FieldChecks;
import io.faasduet.bench.option.PlanException;
import io.faasduet.bench.results.Run;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Datagrams between a function and this machine: how long they take there and back, how many are
 * lost, and how far the function's clock is ahead. For functions that are asked for rounds with a
 * server, SeBS's network-benchmark and clock-synchronization.
 *
 * @param rounds what the request's field {@code repetitions} is: how many datagrams there are, or
 *     how many in a row must not be faster than the fastest
 * @param calls how many invocations of each function on each target, the first to a new instance
 * @param listen the address of this machine on which servers are
 * @param address by which functions reach it, where that is another one
 */
public record PingPong(int rounds, int calls, String listen, Optional<String> address)
    implements Experiment {
  private static final int FEWEST_ROUNDS = 20;

  /** 200 rounds in each of five invocations, on this machine alone. */
  public PingPong() {
    this(200, 5, "127.0.0.1", Optional.empty());
  }

  public PingPong {
    FieldChecks.within("ping_pong.rounds", rounds, FEWEST_ROUNDS, 100_000);
    FieldChecks.within("ping_pong.calls", calls, 1, 10_000);
    FieldChecks.plain("ping_pong.listen", listen);
    address.ifPresent(text -> FieldChecks.plain("ping_pong.address", text));
  }

  /** Where functions send to. */
  String serverAddress() {
    return address.orElse(listen);
  }

  @Override
  public List<Run.Setting> settings() {
    return List.of(
        new Run.Setting(
            "ping_pong",
            "%d invocations of %d rounds, to a server on %s"
                .formatted(calls, rounds, serverAddress())));
  }

  @Override
  public OptionalLong mostRequests() {
    return OptionalLong.of(calls);
  }

  @Override
  public List<ExperimentStep> steps(List<Workload> workloads, long seed) {
    workloads.forEach(PingPong::requireServer);
    requireAddress();
    return new RandomOrder(seed, "ping-pong".hashCode())
        .of(Workload.pairs(workloads)).stream()
            .<ExperimentStep>map(pair -> new PingPongCalls(this, pair))
            .toList();
  }

  private void requireAddress() {
    try {
      new DatagramEcho(listen, "", Clock.systemUTC()).close();
    } catch (IOException e) {
      throw new PlanException(
          "'ping_pong.listen' must be an address of this machine, and '%s' is none: %s"
              .formatted(listen, e.getMessage()),
          e);
    }
  }

  private static void requireServer(Workload workload) {
    if (!workload.has("server-address")) {
      throw new PlanException(
          "ping_pong is for functions that send datagrams, network-benchmark and clock-synchronization: the request of %s has no field 'server-address'"
              .formatted(workload.function()));
    }
  }
}
