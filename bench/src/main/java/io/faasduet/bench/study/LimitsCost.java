package io.faasduet.bench.study;

import io.faasduet.bench.cost.PriceTable;
import io.faasduet.bench.experiment.limits.LimitsRow;
import java.util.List;
import java.util.Locale;

/**
 * What invocations cost at AWS's prices: their billed time, the invocations as such, and their
 * requests to S3.
 *
 * @param memoryMegabytes of each
 */
record LimitsCost(int memoryMegabytes, PriceTable prices) {
  private static final double MEGABYTES_PER_GIGABYTE = 1024;
  private static final double MILLIS_PER_SECOND = 1000;

  /**
   * US dollars.
   *
   * @param states how many of the invocations read a state from S3 and wrote it
   */
  double usd(List<LimitsRow> rows, int states) {
    double seconds = rows.stream().mapToDouble(LimitsRow::billedMillis).sum() / MILLIS_PER_SECOND;
    long objects = rows.stream().mapToLong(LimitsRow::objects).sum();
    return seconds
            * memoryMegabytes
            / MEGABYTES_PER_GIGABYTE
            * of("lambda.x86.gb_second", "GB-second")
        + rows.size() * of("lambda.request", "request")
        + (objects + states) * of("s3.get", "request")
        + states * of("s3.put", "request");
  }

  private double of(String price, String unit) {
    return prices.price(price, unit).usd();
  }

  /** A sum as dollars for a million of what it is for. */
  static String perMillion(double usd) {
    return String.format(Locale.ROOT, "%.2f", usd * 1e6);
  }
}
