package io.faasduet.bench.analysis;

import io.faasduet.bench.cost.Architecture;
import io.faasduet.bench.cost.BilledDuration;
import io.faasduet.bench.cost.BreakEven;
import io.faasduet.bench.cost.HttpTrigger;
import io.faasduet.bench.cost.LambdaCost;
import io.faasduet.bench.cost.LambdaSize;
import io.faasduet.bench.cost.PricesException;
import io.faasduet.bench.cost.Pricing;
import io.faasduet.bench.results.PlatformName;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.SampleKind;
import io.faasduet.bench.statistics.Ratio;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * What a million requests cost at AWS's prices: on Lambda by what its REPORT lines bill, on servers
 * by the hour's price and the most that one process was seen to carry, be it one request after the
 * other or its share of a load. It may carry more: that is the rate of a load which saturates it.
 */
public final class CostSummaries {
  /** Prices are by the invocation and the second, so that the tiers for large amounts are far. */
  private static final double MILLION = 1e6;

  private static final Set<SampleKind> OF_NO_WORKLOAD =
      Set.of(
          SampleKind.WARMUP,
          SampleKind.OVERHEAD_COLD,
          SampleKind.OVERHEAD_WARM,
          SampleKind.PING_PONG,
          SampleKind.EVICTION,
          SampleKind.STUDY);

  private final Pricing pricing;
  private final Run run;
  private final SampleIndex samples;

  CostSummaries(Pricing pricing, Run run, SampleIndex samples) {
    this.pricing = pricing;
    this.run = run;
    this.samples = samples;
  }

  /** The costs of a function on each target whose memory is known, in the run's order. */
  List<Summary.Cost> of(String function, Summary.Comparison warm, List<Summary.LoadSummary> loads) {
    List<Summary.Cost> costs = new ArrayList<>();
    for (Run.MeasuredTarget target : run.targets()) {
      if (target.platform().equals(PlatformName.LAMBDA)) {
        lambda(function, target).ifPresent(costs::add);
      } else if (target.platform().known() && !target.platform().takesMessages()) {
        server(target, mostPerSecond(target, warm, loads)).ifPresent(costs::add);
      }
    }
    return costs;
  }

  /** The server whose break-even with Lambda is told: the fleet if there is one, else the first. */
  public static Optional<Summary.Cost> server(List<Summary.Cost> costs) {
    List<Summary.Cost> servers =
        costs.stream().filter(cost -> cost.usdPerHour().isPresent()).toList();
    return servers.stream()
        .filter(cost -> cost.platform().equals(PlatformName.FLEET))
        .findFirst()
        .or(() -> servers.stream().findFirst());
  }

  /** The Lambda that they are compared with: the first. */
  public static Optional<Summary.Cost> lambda(List<Summary.Cost> costs) {
    return costs.stream().filter(cost -> cost.platform().equals(PlatformName.LAMBDA)).findFirst();
  }

  /** Where such servers would cost less than Lambda; empty if one of the two was not measured. */
  public static Optional<BreakEven> breakEven(List<Summary.Cost> costs) {
    Optional<Summary.Cost> lambda = lambda(costs);
    Optional<Summary.Cost> server = server(costs);
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

  private Optional<Summary.Cost> lambda(String function, Run.MeasuredTarget target) {
    double[] warm = billed(function, target.name(), false);
    double[] cold = billed(function, target.name(), true);
    if (warm.length == 0 || target.memoryMegabytes().isEmpty()) {
      return Optional.empty();
    }
    int megabytes = target.memoryMegabytes().get();
    Architecture architecture =
        target.architecture().map(Architecture::of).orElse(Architecture.X86);
    LambdaSize size =
        new LambdaSize(
            megabytes, architecture, target.storageMegabytes().orElse(LambdaSize.FREE_STORAGE));
    BilledDuration use = BilledDuration.of(warm, cold);
    LambdaCost ofWarm =
        LambdaCost.of(pricing.table(), size, use.withColdShare(0), HttpTrigger.NONE, MILLION);
    Optional<Double> ofCold =
        cold.length == 0
            ? Optional.empty()
            : Optional.of(
                LambdaCost.of(
                        pricing.table(), size, use.withColdShare(1), HttpTrigger.NONE, MILLION)
                    .usdPerMillion());
    return Optional.of(
        new Summary.Cost(
            target.name(),
            target.platform(),
            megabytes,
            ofWarm.usdPerMillion(),
            ofCold,
            Optional.empty(),
            Optional.empty(),
            lambdaAssumptions(function, target)));
  }

  private Optional<Summary.Cost> server(Run.MeasuredTarget target, OptionalDouble perSecond) {
    if (perSecond.isEmpty() || target.memoryMegabytes().isEmpty()) {
      return Optional.empty();
    }
    Pricing.ServerPrice price = pricing.server(target.memoryMegabytes().get());
    double perHour = price.usdPerHour();
    return Optional.of(
        new Summary.Cost(
            target.name(),
            target.platform(),
            target.memoryMegabytes().get(),
            perHour / (perSecond.getAsDouble() * 3600) * MILLION,
            Optional.empty(),
            Optional.of(perHour),
            Optional.of(perSecond.getAsDouble()),
            List.of(
                target.name() + " is priced as " + price.basis() + ".",
                String.format(
                    Locale.ROOT,
                    "%s is kept busy at %.1f requests a second, the most that one instance answered"
                        + " in this run; a load that saturates it may find more. No load balancer"
                        + " and no traffic are counted.",
                    target.name(),
                    perSecond.getAsDouble()))));
  }

  private List<String> lambdaAssumptions(String function, Run.MeasuredTarget target) {
    String storage =
        target
            .storageMegabytes()
            .map(megabytes -> String.format(Locale.ROOT, "%,d MB of /tmp", megabytes))
            .orElse("the 512 MB of /tmp that come for nothing");
    String size =
        "%s is billed as its REPORT lines say, for %s with %s%s."
            .formatted(
                target.name(),
                target.architecture().orElse("x86_64"),
                storage,
                target.architecture().isPresent() ? ", as it is configured" : ", as is assumed");
    int bytes = run.function(function).request().getBytes(StandardCharsets.UTF_8).length;
    return List.of(size, gateway(target, bytes));
  }

  private String gateway(Run.MeasuredTarget target, int bytes) {
    try {
      return String.format(
          Locale.ROOT,
          "%s has no gateway before it: it is invoked by the SDK or a Function URL. An HTTP API adds"
              + " %.2f a million, which it counts by each 512 KB of a request (here %,d bytes); a"
              + " REST API adds %.2f.",
          target.name(),
          HttpTrigger.HTTP_API.usd(pricing.table(), MILLION, bytes),
          bytes,
          HttpTrigger.REST_API.usd(pricing.table(), MILLION, bytes));
    } catch (PricesException e) {
      return target.name() + " has no gateway before it; the price table has none either.";
    }
  }

  /** Empty also if every call took 0 ms, which is no rate. */
  private static OptionalDouble mostPerSecond(
      Run.MeasuredTarget target, Summary.Comparison warm, List<Summary.LoadSummary> loads) {
    DoubleStream oneByOne =
        warm.latency(target.name()).stream()
            .flatMapToDouble(latency -> new Ratio(1000, latency.mean()).value().stream());
    DoubleStream loaded =
        loads.stream()
            .flatMap(load -> load.figures().stream())
            .filter(of -> of.target().equals(target.name()) && of.instances() > 0)
            .mapToDouble(of -> of.answeredPerSecond() / of.instances());
    return DoubleStream.concat(oneByOne, loaded).filter(rate -> rate > 0).max();
  }

  /** Padded requests and those that wait for datagrams are not the workload's. */
  private double[] billed(String function, String target, boolean cold) {
    return samples.of(function, target).stream()
        .filter(s -> s.ok() && s.cold() == cold && !OF_NO_WORKLOAD.contains(s.experiment()))
        .flatMap(s -> s.billed().stream())
        .mapToDouble(billed -> billed.millis())
        .toArray();
  }
}
