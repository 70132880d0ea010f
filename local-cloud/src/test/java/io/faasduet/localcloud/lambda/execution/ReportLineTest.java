package io.faasduet.localcloud.lambda.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportLineTest {
  private static final long MEGABYTE = 1024 * 1024;

  @Test
  void readsAsLambdaPrintsIt() {
    ReportLine warm =
        new ReportLine(
            "id",
            Duration.ofNanos(1_234_567),
            Optional.empty(),
            Optional.empty(),
            128,
            35 * MEGABYTE,
            Optional.empty());
    assertThat(warm.text())
        .isEqualTo(
            "REPORT RequestId: id\tDuration: 1.23 ms\tBilled Duration: 2 ms"
                + "\tMemory Size: 128 MB\tMax Memory Used: 35 MB\t");
  }

  @Test
  void tellsAndBillsTheInitPhase() {
    ReportLine cold =
        new ReportLine(
            "id",
            Duration.ofNanos(250_060_000),
            Optional.of(Duration.ofNanos(166_950_000)),
            Optional.empty(),
            1024,
            73 * MEGABYTE + 1,
            Optional.of("Status: timeout"));
    assertThat(cold.text())
        .isEqualTo(
            "REPORT RequestId: id\tDuration: 250.06 ms\tBilled Duration: 418 ms"
                + "\tMemory Size: 1024 MB\tMax Memory Used: 74 MB"
                + "\tInit Duration: 166.95 ms\tStatus: timeout\t");
  }

  @Test
  void tellsARestoreAndBillsItsHooks() {
    ReportLine restored =
        new ReportLine(
            "id",
            Duration.ofNanos(10_010_000),
            Optional.empty(),
            Optional.of(
                new ReportLine.Restore(
                    Duration.ofNanos(622_010_000), Duration.ofNanos(275_500_000))),
            1024,
            134 * MEGABYTE,
            Optional.empty());
    assertThat(restored.text())
        .isEqualTo(
            "REPORT RequestId: id\tDuration: 10.01 ms\tBilled Duration: 286 ms"
                + "\tMemory Size: 1024 MB\tMax Memory Used: 134 MB"
                + "\tRestore Duration: 622.01 ms\tBilled Restore Duration: 276 ms\t");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1000000, 1", "1000001, 2", "1999999, 2", "3000000000, 3000"})
  void billsEveryBegunMillisecond(long nanos, long billed) {
    assertThat(
            new ReportLine(
                    "id",
                    Duration.ofNanos(nanos),
                    Optional.empty(),
                    Optional.empty(),
                    128,
                    0,
                    Optional.empty())
                .billedMillis())
        .isEqualTo(billed);
  }
}
