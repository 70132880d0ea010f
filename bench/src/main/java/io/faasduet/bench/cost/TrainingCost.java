package io.faasduet.bench.cost;

import io.faasduet.bench.statistics.Ratio;
import java.time.Duration;

/**
 * What training a model costs, as its compute time: on Lambda by memory and time, on a machine by
 * the hour with the disk that holds its data.
 *
 * @param lambda the time on Lambda, of all executions together
 * @param memoryMegabytes the function's memory; 1024 are a GB
 * @param lambdaGbSecondUsd US dollars for a GB-second of Lambda
 * @param server the time on the machine
 * @param serverHourUsd US dollars for an hour of the machine
 * @param diskGigabytes the data on the machine's disk; 0 for none
 * @param diskGbMonthUsd US dollars for a GB of the disk a month of {@value #HOURS_PER_MONTH} hours
 */
public record TrainingCost(
    Duration lambda,
    int memoryMegabytes,
    double lambdaGbSecondUsd,
    Duration server,
    double serverHourUsd,
    double diskGigabytes,
    double diskGbMonthUsd) {
  /** AWS bills a month as so many hours. */
  public static final int HOURS_PER_MONTH = 730;

  private static final double MEGABYTES_PER_GIGABYTE = 1024;
  private static final double NANOS_PER_HOUR = 3600e9;

  public TrainingCost {
    if (lambda.isNegative() || server.isNegative()) {
      throw new IllegalArgumentException("a training takes no negative time");
    }
    if (memoryMegabytes < LambdaSize.LEAST_MEMORY || memoryMegabytes > LambdaSize.MOST_MEMORY) {
      throw new IllegalArgumentException(
          "Lambda's memory is %d to %d MB, not %d"
              .formatted(LambdaSize.LEAST_MEMORY, LambdaSize.MOST_MEMORY, memoryMegabytes));
    }
    CostAmount.require(
        "prices and sizes", lambdaGbSecondUsd, serverHourUsd, diskGigabytes, diskGbMonthUsd);
  }

  /** US dollars for the time on Lambda. */
  public double lambdaUsd() {
    return lambda.toNanos() / 1e9 * memoryMegabytes / MEGABYTES_PER_GIGABYTE * lambdaGbSecondUsd;
  }

  /** US dollars for the machine alone. */
  public double machineUsd() {
    return server.toNanos() / NANOS_PER_HOUR * serverHourUsd;
  }

  /** US dollars for the disk as long as the machine is used. */
  public double diskUsd() {
    return server.toNanos() / NANOS_PER_HOUR / HOURS_PER_MONTH * diskGigabytes * diskGbMonthUsd;
  }

  /** US dollars for the machine with its disk. */
  public double serverUsd() {
    return machineUsd() + diskUsd();
  }

  /** How many times as long Lambda takes. */
  public Ratio timeRatio() {
    return new Ratio(lambda.toNanos(), server.toNanos());
  }

  /** How many times as much Lambda costs. */
  public Ratio costRatio() {
    return new Ratio(lambdaUsd(), serverUsd());
  }
}
