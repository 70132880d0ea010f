package io.faasduet.bench.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The break-even request rate: above it a fleet is cheaper than Lambda. Lambda costs by the
 * request; a fleet costs by the hour and instance, and as many instances are needed as carry the
 * rate.
 *
 * <p>With c dollars a request, h dollars an hour and instance, and k requests a second that an
 * instance carries, Lambda costs 3600·c·r an hour at rate r, a fleet h·⌈r/k⌉. One instance is paid
 * off at ρ = h/(3600·c) requests a second, N of them at N·ρ. If ρ > k no instance is ever paid off.
 * Else N instances cost more than Lambda between (N-1)·k, from where on they are needed, and N·ρ;
 * that gap closes when N ≥ k/(k-ρ).
 *
 * @param lambdaUsdPerRequest c, of Lambda with all that is paid by the request
 * @param instanceUsdPerHour h
 * @param instanceRate k, in requests a second, as a load test finds it within the latency that is
 *     asked for
 * @param fewestInstances how many are kept however low the rate is
 */
public record BreakEven(
    double lambdaUsdPerRequest,
    double instanceUsdPerHour,
    double instanceRate,
    int fewestInstances) {
  /**
   * A rate that is a whole number of instances must not need one more by the quotient's rounding.
   */
  private static final double DUST = 1e-9;

  private static final double SECONDS_PER_HOUR = 3600;

  public BreakEven {
    if (!(lambdaUsdPerRequest > 0) || !(instanceUsdPerHour > 0)) {
      throw new IllegalArgumentException(
          "costs must be above 0, they are " + lambdaUsdPerRequest + " and " + instanceUsdPerHour);
    }
    if (!(instanceRate > 0) || fewestInstances < 1) {
      throw new IllegalArgumentException(
          fewestInstances + " instances that carry " + instanceRate + " requests a second");
    }
  }

  /** One rate and what it costs an hour in US dollars, on Lambda and on the fleet. */
  public record Point(double rate, double lambdaUsdPerHour, double fleetUsdPerHour) {}

  /** How many instances carry the rate. */
  public int instances(double rate) {
    return Math.max(fewestInstances, (int) Math.ceil(rate / instanceRate - DUST));
  }

  /** US dollars an hour of Lambda at a rate. */
  public double lambdaUsdPerHour(double rate) {
    return SECONDS_PER_HOUR * lambdaUsdPerRequest * rate;
  }

  /** US dollars an hour of the instances that the rate needs. */
  public double fleetUsdPerHour(double rate) {
    return instanceUsdPerHour * instances(rate);
  }

  /** The rate at which N instances cost what Lambda costs, whether or not they could carry it. */
  public double rate(int instances) {
    return instances * instanceUsdPerHour / (SECONDS_PER_HOUR * lambdaUsdPerRequest);
  }

  /** The lowest rate at which the fleet costs no more; empty if there is none. */
  public OptionalDouble first() {
    return rate(1) <= instanceRate
        ? OptionalDouble.of(rate(fewestInstances))
        : OptionalDouble.empty();
  }

  /** The rate from which on the fleet costs no more at any; empty if there is none. */
  public OptionalDouble last() {
    double spare = instanceRate - rate(1);
    if (spare <= 0) {
      return OptionalDouble.empty();
    }
    double lastDearer = Math.ceil(instanceRate / spare - DUST) - 1;
    return OptionalDouble.of(Math.max(lastDearer, fewestInstances) * rate(1));
  }

  /**
   * The two curves from rate 0 on: exact, as one is a line and the other stairs. A stair's foot and
   * edge are two points of the same rate.
   */
  public List<Point> curve(double mostRate) {
    List<Point> points = new ArrayList<>();
    points.add(new Point(0, 0, fleetUsdPerHour(0)));
    for (int full = fewestInstances; full * instanceRate < mostRate; full++) {
      double rate = full * instanceRate;
      double lambda = lambdaUsdPerHour(rate);
      points.add(new Point(rate, lambda, full * instanceUsdPerHour));
      points.add(new Point(rate, lambda, (full + 1) * instanceUsdPerHour));
    }
    points.add(new Point(mostRate, lambdaUsdPerHour(mostRate), fleetUsdPerHour(mostRate)));
    return List.copyOf(points);
  }
}
