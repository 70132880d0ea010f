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
            1024,
            73 * MEGABYTE + 1,
            Optional.of("Status: timeout"));
    assertThat(cold.text())
        .isEqualTo(
            "REPORT RequestId: id\tDuration: 250.06 ms\tBilled Duration: 418 ms"
                + "\tMemory Size: 1024 MB\tMax Memory Used: 74 MB"
                + "\tInit Duration: 166.95 ms\tStatus: timeout\t");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1000000, 1", "1000001, 2", "1999999, 2", "3000000000, 3000"})
  void billsEveryBegunMillisecond(long nanos, long billed) {
    assertThat(
            new ReportLine(
                    "id", Duration.ofNanos(nanos), Optional.empty(), 128, 0, Optional.empty())
                .billedMillis())
        .isEqualTo(billed);
  }
}
