package io.faasduet.cli.bench;

import io.faasduet.bench.client.InvocationResult;
import io.faasduet.bench.cost.Architecture;
import io.faasduet.bench.cost.BilledDuration;
import io.faasduet.bench.cost.HttpTrigger;
import io.faasduet.bench.cost.LambdaCost;
import io.faasduet.bench.cost.LambdaSize;
import io.faasduet.bench.cost.PriceTable;
import io.faasduet.bench.cost.PricesException;
import io.faasduet.bench.experiment.Experiment;
import io.faasduet.bench.load.LoadOutcome;
import io.faasduet.bench.plan.Plan;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import io.faasduet.cli.command.PriceOptions;
import io.faasduet.cli.command.UsageException;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What invocations of plans cost on Lambda by list prices: requests and billed durations, without
 * the tiers for large amounts. The plans are of one function on one target whose memory they say.
 * Immutable.
 */
public final class LambdaSpending {
  /** What Lambda gives INIT, before it is begun again within the time-out. */
  private static final double LONGEST_INIT_SECONDS = 10;

  private static final Set<String> NOT_BILLED =
      Set.of(
          InvocationResult.Failure.REFUSED,
          InvocationResult.Failure.NOT_STARTED,
          InvocationResult.Failure.NOT_SIGNED,
          LoadOutcome.NOT_SENT);

  /** Lambda has refused the request, such as when it throttles. */
  private static final String NOT_INVOKED = "http-4";

  private final PriceTable prices;
  private final Architecture architecture;

  /**
   * By the prices of a command.
   *
   * @param architecture {@code x86_64} or {@code arm64}
   * @throws UsageException if the prices cannot be read
   */
  public LambdaSpending(PriceOptions prices, String architecture) {
    this.prices = prices.table();
    this.architecture = Architecture.of(architecture);
  }

  /** Where the prices are paid. */
  public String region() {
    return prices.region();
  }

  /** The most seconds that one invocation of a plan is billed for. */
  public static double mostSeconds(Plan plan) {
    return plan.timeoutSeconds() + LONGEST_INIT_SECONDS;
  }

  /**
   * The most invocations that a plan makes; empty if one of its experiments does not count its
   * requests.
   */
  public static OptionalLong mostInvocations(Plan plan) {
    long sum = 0;
    for (Experiment experiment : plan.experiments()) {
      OptionalLong most = experiment.mostRequests();
      if (most.isEmpty()) {
        return most;
      }
      sum += most.getAsLong();
    }
    return OptionalLong.of(sum * plan.memoryMb().size());
  }

  /**
   * The most US dollars that so many invocations cost, shared evenly by the plan's memory sizes.
   *
   * @throws UsageException if a price is missing
   */
  public double most(Plan plan, long invocations) {
    double each = (double) invocations / plan.memoryMb().size();
    return plan.memoryMb().stream()
        .mapToDouble(megabytes -> each * usd(megabytes, mostSeconds(plan) * 1000))
        .sum();
  }

  /**
   * Whether an invocation may have been billed: not if it did not reach the function.
   *
   * @param sample one of a plan's run
   */
  public boolean isBilled(Sample sample) {
    return !NOT_BILLED.contains(sample.status()) && !sample.status().startsWith(NOT_INVOKED);
  }

  /** The US dollars for an invocation; one without a report counts as the most it can be. */
  public double usd(Plan plan, Sample sample) {
    double millis = sample.billed().map(billed -> billed.millis()).orElse(mostSeconds(plan) * 1000);
    return usd(memory(plan.memoryMb(), sample.target()), millis);
  }

  private static int memory(List<Integer> sizes, String target) {
    return sizes.stream()
        .filter(
            size -> sizes.size() == 1 || target.endsWith(Run.MeasuredTarget.withMemory("", size)))
        .findFirst()
        .orElseThrow();
  }

  private double usd(int megabytes, double millis) {
    try {
      return LambdaCost.of(
              prices,
              new LambdaSize(megabytes, architecture),
              BilledDuration.warm(millis),
              HttpTrigger.NONE,
              1)
          .totalUsd();
    } catch (PricesException e) {
      throw new UsageException(e.getMessage());
    }
  }
}
