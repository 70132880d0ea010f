package io.faasduet.bench.report;

import io.faasduet.bench.cost.Architecture;
import io.faasduet.bench.cost.BreakEven;
import io.faasduet.bench.cost.Gateway;
import io.faasduet.bench.cost.LambdaCost;
import io.faasduet.bench.cost.LambdaSize;
import io.faasduet.bench.cost.LambdaUse;
import io.faasduet.bench.cost.Pod;
import io.faasduet.bench.cost.PriceTable;
import io.faasduet.bench.results.Experiment;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import io.faasduet.localcloud.ProcessLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a million requests cost at AWS's prices: on Lambda by what its REPORT lines bill, on servers
 * by a Fargate pod of the same processor time and memory that answers one request after the other.
 */
final class CostSummaries {
  /** Prices are by the invocation and the second, so that the tiers for large amounts are far. */
  private static final double MILLION = 1e6;

  private static final double MEGABYTES_PER_GIGABYTE = 1024;

  private final PriceTable prices;
  private final Run run;
  private final List<Sample> samples;

  CostSummaries(PriceTable prices, Run run, List<Sample> samples) {
    this.prices = prices;
    this.run = run;
    this.samples = samples;
  }

  /** The costs of a function on each target whose memory is known, in the run's order. */
  List<Summary.Cost> of(String function, Summary.Comparison warm) {
    List<Summary.Cost> costs = new ArrayList<>();
    for (Run.Target target : run.targets()) {
      cost(function, target, warm).ifPresent(costs::add);
    }
    return costs;
  }

  /**
   * Where a fleet of pods would cost less than Lambda; empty if one of the two was not measured.
   */
  static Optional<BreakEven> breakEven(List<Summary.Cost> costs) {
    Optional<Summary.Cost> lambda =
        costs.stream().filter(cost -> cost.platform().equals("lambda")).findFirst();
    Optional<Summary.Cost> server =
        costs.stream().filter(cost -> cost.usdPerHour().isPresent()).findFirst();
    if (lambda.isEmpty() || server.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new BreakEven(
            lambda.get().usdPerMillion() / MILLION,
            server.get().usdPerHour().get(),
            server.get().requestsPerSecond().orElseThrow(),
            1));
  }

  private Optional<Summary.Cost> cost(String function, Run.Target target, Summary.Comparison warm) {
    if (target.memoryMegabytes().isEmpty()) {
      return Optional.empty();
    }
    int megabytes = target.memoryMegabytes().get();
    if (target.platform().equals("lambda")) {
      return lambda(function, target, megabytes);
    }
    return warm.targets().stream()
        .filter(t -> t.name().equals(target.name()))
        .flatMap(t -> t.latency().stream())
        .findFirst()
        .map(latency -> pod(target, megabytes, latency));
  }

  private Optional<Summary.Cost> lambda(String function, Run.Target target, int megabytes) {
    double[] warm = billed(function, target.name(), false);
    double[] cold = billed(function, target.name(), true);
    if (warm.length == 0) {
      return Optional.empty();
    }
    LambdaSize size = new LambdaSize(megabytes, Architecture.X86);
    LambdaUse use = LambdaUse.of(warm, cold);
    LambdaCost ofWarm = LambdaCost.of(prices, size, use.withColdShare(0), Gateway.NONE, MILLION);
    Optional<Double> ofCold =
        cold.length == 0
            ? Optional.empty()
            : Optional.of(
                LambdaCost.of(prices, size, use.withColdShare(1), Gateway.NONE, MILLION)
                    .usdPerMillion());
    return Optional.of(
        new Summary.Cost(
            target.name(),
            target.platform(),
            megabytes,
            ofWarm.usdPerMillion(),
            ofCold,
            Optional.empty(),
            Optional.empty()));
  }

  private Summary.Cost pod(Run.Target target, int megabytes, Summary.Latency latency) {
    Pod pod =
        new Pod(
            (double) megabytes / ProcessLimits.MEGABYTES_PER_CPU,
            megabytes / MEGABYTES_PER_GIGABYTE,
            Architecture.X86);
    double perSecond = 1000 / latency.mean();
    double perHour = pod.usdPerHour(prices);
    return new Summary.Cost(
        target.name(),
        target.platform(),
        megabytes,
        perHour / (perSecond * 3600) * MILLION,
        Optional.empty(),
        Optional.of(perHour),
        Optional.of(perSecond));
  }

  private double[] billed(String function, String target, boolean cold) {
    return samples.stream()
        .filter(s -> s.ok() && s.function().equals(function) && s.target().equals(target))
        .filter(s -> s.experiment() != Experiment.WARMUP && s.cold() == cold)
        .flatMap(s -> s.billed().stream())
        .mapToDouble(billed -> billed.millis())
        .toArray();
  }
}
