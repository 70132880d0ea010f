package io.faasduet.bench.study;

import io.faasduet.bench.cost.Fleet;
import io.faasduet.bench.cost.PriceTable;
import io.faasduet.bench.cost.TrainingCost;
import io.faasduet.bench.results.TrainingIteration;
import io.faasduet.bench.statistics.Ratio;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A training of the published size, as a run's iterations suggest: their times by the factor of the
 * batches' sizes, 9,000 of them, on Lambda in executions of 900 s, of which each has the time
 * around iterations that the run's executions had.
 *
 * @param iterationMillis one iteration
 * @param executions how many on Lambda; 1 on a server
 * @param totalMillis all of it
 */
record TrainingExtrapolation(double iterationMillis, long executions, double totalMillis) {
  /** GB of EBS gp2 a month in us-east-1. */
  private static final double DISK_USD = 0.10;

  /** Empty if the run's batches had no bytes: their times say nothing of larger ones. */
  static Optional<TrainingExtrapolation> of(TrainingVariant variant) {
    OptionalDouble scale =
        new Ratio(PublishedTraining.BATCH_BYTES, variant.mean(TrainingIteration::bytes)).value();
    return scale.isEmpty() ? Optional.empty() : Optional.of(of(variant, scale.getAsDouble()));
  }

  private static TrainingExtrapolation of(TrainingVariant variant, double factor) {
    double iteration = variant.mean(TrainingIteration::millis) * factor;
    double around = variant.aroundMillis();
    double fitting = (PublishedTraining.LIFETIME_MILLIS - around) / iteration;
    // all of them where they took no time
    long each = (long) Math.max(1, Math.min(fitting, PublishedTraining.ITERATIONS));
    long executions = variant.isLambda() ? (PublishedTraining.ITERATIONS + each - 1) / each : 1;
    return new TrainingExtrapolation(
        iteration, executions, PublishedTraining.ITERATIONS * iteration + executions * around);
  }

  /** US dollars for so long on Lambda. */
  static double lambdaUsd(double millis, int memoryMegabytes, PriceTable prices) {
    return cost(millis, memoryMegabytes, 0, 0, prices).lambdaUsd();
  }

  /** US dollars for so long on the published machine, with a disk of so many GB. */
  static double serverUsd(double millis, double gigabytes, PriceTable prices) {
    return cost(0, 1024, millis, gigabytes, prices).serverUsd();
  }

  private static TrainingCost cost(
      double lambdaMillis,
      int memoryMegabytes,
      double serverMillis,
      double gigabytes,
      PriceTable prices) {
    return new TrainingCost(
        Duration.ofNanos(Math.round(lambdaMillis * 1e6)),
        memoryMegabytes,
        prices.price("lambda.x86.gb_second", "GB-second").usd(),
        Duration.ofNanos(Math.round(serverMillis * 1e6)),
        new Fleet(PublishedTraining.INSTANCE, 1).usdPerHour(prices),
        gigabytes,
        DISK_USD);
  }
}
