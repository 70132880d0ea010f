package io.faasduet.bench.cost;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * A pod that is paid for what it asks for, by the second, as on Fargate: from the pull of its image
 * until its end, at least {@value #LEAST_SECONDS} s (https://aws.amazon.com/fargate/pricing/). For
 * Knative on nodes of one's own these are the prices of what it takes from them.
 *
 * @param vcpus processors
 * @param memoryGigabytes memory; 1024 MB are a GB
 * @param architecture its CPU architecture
 */
public record Pod(double vcpus, double memoryGigabytes, Architecture architecture) {
  static final int LEAST_SECONDS = 60;

  /**
   * What Fargate sells
   * (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html).
   */
  private static final List<Sizes> FARGATE =
      List.of(
          new Sizes(0.25, 0.5, 0.5, 0.5),
          new Sizes(0.25, 1, 2, 1),
          new Sizes(0.5, 1, 4, 1),
          new Sizes(1, 2, 8, 1),
          new Sizes(2, 4, 16, 1),
          new Sizes(4, 8, 30, 1),
          new Sizes(8, 16, 60, 4),
          new Sizes(16, 32, 120, 8));

  /** Sizes of so many processors, from the least memory to the most in steps. */
  private record Sizes(double vcpus, double least, double most, double step) {
    double memory(double wanted) {
      return wanted <= least ? least : least + Math.ceil((wanted - least) / step) * step;
    }

    boolean has(double processors, double gigabytes) {
      return vcpus >= processors && most >= gigabytes;
    }
  }

  /**
   * The smallest size of Fargate that has so much of both.
   *
   * @throws PricesException if there is none
   */
  public static Pod onFargate(double vcpus, double memoryGigabytes, Architecture architecture) {
    return FARGATE.stream()
        .filter(sizes -> sizes.has(vcpus, memoryGigabytes))
        .findFirst()
        .map(sizes -> new Pod(sizes.vcpus(), sizes.memory(memoryGigabytes), architecture))
        .orElseThrow(
            () ->
                new PricesException(
                    String.format(
                        Locale.ROOT,
                        "Fargate has no size of %.2f vCPU and %.2f GB",
                        vcpus,
                        memoryGigabytes)));
  }

  public Pod {
    requireNonNull(architecture, "architecture");
    if (!(vcpus > 0) || !(memoryGigabytes > 0)) {
      throw new IllegalArgumentException(
          "a pod of " + vcpus + " processors and " + memoryGigabytes + " GB");
    }
  }

  /**
   * US dollars for an hour of one pod.
   *
   * @throws PricesException if a price is missing
   */
  public double usdPerHour(PriceTable prices) {
    String fargate = "fargate." + architecture.label();
    return vcpus * prices.price(fargate + ".vcpu_hour", "vCPU-hour").usd()
        + memoryGigabytes * prices.price(fargate + ".gb_hour", "GB-hour").usd();
  }

  /**
   * US dollars for one pod that lived so long; each begun second is paid.
   *
   * @throws PricesException if a price is missing
   */
  public double usd(PriceTable prices, Duration life) {
    long begunSeconds = life.plusNanos(999_999_999).toSeconds();
    return usdPerHour(prices) * Math.max(begunSeconds, LEAST_SECONDS) / 3600;
  }
}
