package io.faasduet.bench.study;

import io.faasduet.bench.cost.PriceTable;
import io.faasduet.bench.experiment.limits.LimitsRow;
import java.util.List;
import java.util.Locale;

/**
 * What invocations cost at AWS's prices: their billed time, the invocations as such, and their
 * requests to S3 and SQS.
 *
 * @param memoryMegabytes of each
 */
record LimitsCost(int memoryMegabytes, PriceTable prices) {
  private static final double MEGABYTES_PER_GIGABYTE = 1024;
  private static final double MILLIS_PER_SECOND = 1000;

  /** Sending, receiving and deleting it. */
  private static final int REQUESTS_OF_A_MESSAGE = 3;

  /**
   * Of stages that handed on by objects.
   *
   * @param states how many of the invocations read a state from S3 and wrote it
   */
  double usd(List<LimitsRow> rows, int states) {
    return invoked(rows, rows.size())
        + states * (of("s3.get", "request") + of("s3.put", "request"));
  }

  /** Of stages that handed on by messages, each with an object; a row is a chain of them. */
  double usdByMessages(List<LimitsRow> rows) {
    long stages = objects(rows);
    return invoked(rows, stages)
        + stages * REQUESTS_OF_A_MESSAGE * of("sqs.standard.request", "request");
  }

  private double invoked(List<LimitsRow> rows, long invocations) {
    double seconds = rows.stream().mapToDouble(LimitsRow::billedMillis).sum() / MILLIS_PER_SECOND;
    return seconds
            * memoryMegabytes
            / MEGABYTES_PER_GIGABYTE
            * of("lambda.x86.gb_second", "GB-second")
        + invocations * of("lambda.request", "request")
        + objects(rows) * of("s3.get", "request");
  }

  private static long objects(List<LimitsRow> rows) {
    return rows.stream().mapToLong(LimitsRow::objects).sum();
  }

  private double of(String price, String unit) {
    return prices.price(price, unit).usd();
  }

  /** A sum as dollars for a million of what it is for. */
  static String perMillion(double usd) {
    return String.format(Locale.ROOT, "%.2f", usd * 1e6);
  }
}
