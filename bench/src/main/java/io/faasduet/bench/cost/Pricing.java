package io.faasduet.bench.cost;

import static java.util.Objects.requireNonNull;

import io.faasduet.localcloud.process.limits.ProcessLimits;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The price table and the instance type by which a run's requests are priced.
 *
 * @param table the prices
 * @param instanceType the type on EC2 that a server is taken to be, such as {@code t3a.xlarge};
 *     without one it is the smallest pod on Fargate that has its processor time and memory
 */
public record Pricing(PriceTable table, Optional<String> instanceType) {
  private static final double MEGABYTES_PER_GIGABYTE = 1024;

  /**
   * Prices by the table and the type.
   *
   * @throws PricesException if the table has no such type
   */
  public Pricing {
    requireNonNull(table, "table");
    if (instanceType.isPresent() && !Fleet.types(table).contains(instanceType.get())) {
      throw new PricesException(
          "the price table %s has no EC2 type '%s'; it has %s"
              .formatted(
                  table.version(), instanceType.get(), String.join(", ", Fleet.types(table))));
    }
  }

  /** By the table that comes with Duet, servers as pods. */
  public static Pricing shipped() {
    return new Pricing(PriceTable.shipped(), Optional.empty());
  }

  /**
   * What a server costs that has so much memory, and the processor time that Lambda gives with it.
   *
   * @throws PricesException if a price is missing, or nothing that large is sold
   */
  public ServerPrice server(int megabytes) {
    double vcpus = ProcessLimits.ofLambda(megabytes).cpus();
    double gigabytes = megabytes / MEGABYTES_PER_GIGABYTE;
    return instanceType.isPresent()
        ? onInstance(instanceType.get(), vcpus, gigabytes)
        : asPod(vcpus, gigabytes);
  }

  private ServerPrice onInstance(String type, double vcpus, double gigabytes) {
    Fleet one = new Fleet(type, 1);
    OptionalInt fitting = one.fitting(table, vcpus, gigabytes);
    String basis =
        fitting.isEmpty()
            ? "a whole EC2 instance of type %s, whose size the price table does not say"
                .formatted(type)
            : String.format(
                Locale.ROOT,
                "1/%d of an EC2 instance of type %s, on which %d processes of %.2f vCPU and %.2f GB"
                    + " fit",
                fitting.getAsInt(),
                type,
                fitting.getAsInt(),
                vcpus,
                gigabytes);
    return new ServerPrice(one.usdPerHour(table) / fitting.orElse(1), basis);
  }

  private ServerPrice asPod(double vcpus, double gigabytes) {
    Pod pod = Pod.onFargate(vcpus, gigabytes, Architecture.X86);
    return new ServerPrice(
        pod.usdPerHour(table),
        String.format(
            Locale.ROOT,
            "a Fargate pod of %s vCPU and %s GB, the smallest that has the %.2f vCPU and %.2f GB"
                + " of the process",
            decimal(pod.vcpus()),
            decimal(pod.memoryGigabytes()),
            vcpus,
            gigabytes));
  }

  private static String decimal(double value) {
    return value == Math.rint(value)
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.2f", value);
  }

  /**
   * The price of a server.
   *
   * @param usdPerHour US dollars an hour
   * @param basis what it is priced as, for a sentence
   */
  public record ServerPrice(double usdPerHour, String basis) {}
}
