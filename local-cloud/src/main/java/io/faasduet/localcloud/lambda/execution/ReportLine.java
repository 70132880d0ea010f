package io.faasduet.localcloud.lambda.execution;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * The REPORT line of one invocation, tabs and all.
 *
 * @param init how long the environment took to come up, for the invocation that it came up for
 * @param remark what went wrong, such as {@code Status: timeout}
 */
record ReportLine(
    String requestId,
    Duration duration,
    Optional<Duration> init,
    int memoryMegabytes,
    long maxMemoryBytes,
    Optional<String> remark) {

  /** Every begun millisecond; INIT is billed too, which it is on AWS since August 2025. */
  long billedMillis() {
    Duration billed = duration.plus(init.orElse(Duration.ZERO));
    return billed.plusNanos(999_999).toMillis();
  }

  String text() {
    return "REPORT RequestId: %s\tDuration: %s\tBilled Duration: %d ms\tMemory Size: %d MB\tMax Memory Used: %d MB\t%s%s"
        .formatted(
            requestId,
            millis(duration),
            billedMillis(),
            memoryMegabytes,
            (maxMemoryBytes + 1024 * 1024 - 1) / (1024 * 1024),
            init.map(took -> "Init Duration: " + millis(took) + "\t").orElse(""),
            remark.map(words -> words + "\t").orElse(""));
  }

  static String millis(Duration duration) {
    return String.format(Locale.ROOT, "%.2f ms", duration.toNanos() / 1e6);
  }
}
