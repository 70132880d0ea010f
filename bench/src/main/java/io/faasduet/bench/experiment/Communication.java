package io.faasduet.bench.experiment;

import io.faasduet.bench.option.FieldChecks;
import io.faasduet.bench.option.PlanException;
import io.faasduet.bench.results.Run;
import java.util.List;
import java.util.Locale;

/**
 * A kilobyte from one to another: by invocations, by S3 and by DynamoDB from functions and from
 * servers, and over a socket. For the function relay, on targets that reach its bucket and its
 * table.
 *
 * @param invocations calls of a function on Lambda, of all its instances together
 * @param transfers writes with a read each, by each service, from each target that takes requests
 * @param roundTrips messages there and back on each target that takes messages
 * @param instances over how many instances each of these is spread
 * @param warmUp how many of each an instance does before, which count for nothing
 */
public record Communication(
    int invocations, int transfers, int roundTrips, int instances, int warmUp)
    implements Experiment {
  /**
   * The file of the transfers by services, a row each: {@code means}, {@code trial}, {@code nanos}.
   */
  public static final String FILE = "transfers.csv";

  /** Minutes of a small machine. */
  public Communication() {
    this(200, 500, 2_000, 5, 100);
  }

  public Communication {
    FieldChecks.within("communication.invocations", invocations, 1, 1_000_000);
    FieldChecks.within("communication.transfers", transfers, 1, 1_000_000);
    FieldChecks.within("communication.round_trips", roundTrips, 1, 10_000_000);
    FieldChecks.within("communication.instances", instances, 1, 1_000);
    FieldChecks.within("communication.warm_up", warmUp, 0, 100_000);
  }

  @Override
  public List<Run.Setting> settings() {
    return List.of(
        new Run.Setting(
            "communication",
            String.format(
                Locale.ROOT,
                "%,d invocations, %,d transfers by each service, %,d round trips, on %d instances each",
                invocations,
                transfers,
                roundTrips,
                instances)));
  }

  @Override
  public List<ExperimentStep> steps(List<Workload> workloads, long seed) {
    List<FunctionTarget> pairs = Workload.pairs(workloads);
    pairs.forEach(Communication::requireUsable);
    return new RandomOrder(seed, "communication".hashCode())
        .of(pairs).stream()
            .<ExperimentStep>map(pair -> new CommunicationCalls(this, pair))
            .toList();
  }

  private static void requireUsable(FunctionTarget pair) {
    if (!pair.reachesInput()) {
      throw new PlanException(
          "the bucket and the table of communication are on this machine, out of reach of %s: leave it out"
              .formatted(pair.targetName()));
    } else if (!pair.workload().has("means")) {
      throw new PlanException(
          "communication is for the function relay: the request of %s has no field 'means'"
              .formatted(pair.function()));
    }
  }
}
