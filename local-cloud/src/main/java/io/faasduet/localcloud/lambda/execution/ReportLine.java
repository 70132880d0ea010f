package io.faasduet.localcloud.lambda.execution;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * The REPORT line of one invocation, tabs and all.
 *
 * @param init how long the environment took to come up, for the invocation that it came up for
 * @param restore how long it took to restore it from a snapshot, in place of {@code init}
 * @param remark what went wrong, such as {@code Status: timeout}
 */
record ReportLine(
    String requestId,
    Duration duration,
    Optional<Duration> init,
    Optional<Restore> restore,
    int memoryMegabytes,
    long maxMemoryBytes,
    Optional<String> remark) {

  /**
   * A restore.
   *
   * @param whole until the runtime asked for its first invocation
   * @param billed the part of it from when the process ran again: the hooks
   */
  record Restore(Duration whole, Duration billed) {}

  /**
   * Every begun millisecond; INIT is billed too, which it is on AWS since August 2025, and so is
   * the billed part of a restore.
   */
  long billedMillis() {
    return begun(
        duration
            .plus(init.orElse(Duration.ZERO))
            .plus(restore.map(Restore::billed).orElse(Duration.ZERO)));
  }

  private static long begun(Duration duration) {
    return duration.plusNanos(999_999).toMillis();
  }

  String text() {
    return "REPORT RequestId: %s\tDuration: %s\tBilled Duration: %d ms\tMemory Size: %d MB\tMax Memory Used: %d MB\t%s%s%s"
        .formatted(
            requestId,
            millis(duration),
            billedMillis(),
            memoryMegabytes,
            (maxMemoryBytes + 1024 * 1024 - 1) / (1024 * 1024),
            init.map(took -> "Init Duration: " + millis(took) + "\t").orElse(""),
            restore
                .map(
                    took ->
                        "Restore Duration: %s\tBilled Restore Duration: %d ms\t"
                            .formatted(millis(took.whole()), begun(took.billed())))
                .orElse(""),
            remark.map(words -> words + "\t").orElse(""));
  }

  static String millis(Duration duration) {
    return String.format(Locale.ROOT, "%.2f ms", duration.toNanos() / 1e6);
  }
}
