package io.faasduet.bench.cost;

/**
 * What serving messages at a steady rate costs an hour: the requests to a queue service alone, and
 * machines that need none.
 *
 * @param messagesPerSecond the rate
 * @param requestsPerMessage requests to the queue service for a message; sending it alone and
 *     receiving it with nine others are 1.1
 * @param requestUsd US dollars for a request
 * @param instances how many machines
 * @param instanceHourUsd US dollars for an hour of one
 */
public record ServingCost(
    double messagesPerSecond,
    double requestsPerMessage,
    double requestUsd,
    int instances,
    double instanceHourUsd) {
  private static final int SECONDS_PER_HOUR = 3600;

  public ServingCost {
    CostAmount.requirePositive(
        "rates and prices", messagesPerSecond, requestsPerMessage, requestUsd, instanceHourUsd);
    if (instances < 1) {
      throw new IllegalArgumentException("instances must be at least 1, not " + instances);
    }
  }

  /**
   * How many machines a rate needs.
   *
   * @param perInstance messages a second that one serves
   * @throws IllegalArgumentException if that is not above 0, or the number is beyond all bounds
   */
  public static int instancesFor(double messagesPerSecond, double perInstance) {
    double needed = Math.ceil(messagesPerSecond / perInstance);
    if (!(perInstance > 0)) {
      throw new IllegalArgumentException(
          "an instance must serve some messages a second, not " + perInstance);
    } else if (!(needed >= 1 && needed <= Integer.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "%s messages a second by %s an instance are no number of instances"
              .formatted(messagesPerSecond, perInstance));
    }
    return (int) needed;
  }

  /** US dollars an hour for the queue's requests. */
  public double queueUsdPerHour() {
    return messagesPerSecond * SECONDS_PER_HOUR * requestsPerMessage * requestUsd;
  }

  /** US dollars an hour for the machines. */
  public double machinesUsdPerHour() {
    return instances * instanceHourUsd;
  }

  /** How many times as much the queue's requests cost. */
  public double ratio() {
    return queueUsdPerHour() / machinesUsdPerHour();
  }
}
