package io.faasduet.bench.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.bench.results.Billed;
import io.faasduet.testkit.TestData;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class LambdaLogTest {
  private static final String DUET =
      "{\"duet\":{\"request_id\":\"r\",\"cold\":true,\"instance\":\"i\",\"timings_ms\":{\"total\":2.0}}}\n";

  @Test
  void aTextLogIsRead() {
    LambdaLog log =
        log(
            DUET
                + "REPORT RequestId: r\tDuration: 12.30 ms\tBilled Duration: 13 ms\t"
                + "Memory Size: 1769 MB\tMax Memory Used: 180 MB\tInit Duration: 700.10 ms\t\n");
    assertThat(log.billed()).contains(new Billed(13, OptionalDouble.of(700.1)));
    assertThat(log.maxMemoryBytes()).hasValue(180L << 20);
  }

  @Test
  void aJsonLogIsRead() {
    LambdaLog log =
        log(
            DUET
                + "{\"message\":\"a platform.report of my own\"}\n"
                + "{\"time\":\"2026-01-01T00:00:00Z\",\"type\":\"platform.report\",\"record\":{"
                + "\"requestId\":\"r\",\"metrics\":{\"durationMs\":12.3,\"billedDurationMs\":13,"
                + "\"memorySizeMB\":1769,\"maxMemoryUsedMB\":180,\"initDurationMs\":700.1}}}\n");
    assertThat(log.instance()).isPresent();
    assertThat(log.billed()).contains(new Billed(13, OptionalDouble.of(700.1)));
    assertThat(log.maxMemoryBytes()).hasValue(180L << 20);
  }

  @Test
  void aRestoreIsReadInPlaceOfAnInit() {
    LambdaLog text =
        log(
            "REPORT RequestId: r\tDuration: 12.30 ms\tBilled Duration: 289 ms\tMemory Size: 1769 MB\t"
                + "Max Memory Used: 180 MB\tRestore Duration: 622.01 ms\tBilled Restore Duration: 276 ms\t\n");
    LambdaLog json =
        log(
            "{\"type\":\"platform.report\",\"record\":{\"metrics\":{\"billedDurationMs\":289,"
                + "\"restoreDurationMs\":622.01,\"billedRestoreDurationMs\":276}}}\n");
    Billed restored = new Billed(289, OptionalDouble.empty(), OptionalDouble.of(622.01));
    assertThat(text.billed()).contains(restored);
    assertThat(json.billed()).contains(restored);
  }

  @Test
  void anInitOfNoTimeIsNone() {
    LambdaLog log = log("REPORT RequestId: r\tBilled Duration: 3 ms\tInit Duration: 0.00 ms\t\n");
    assertThat(log.billed()).contains(new Billed(3, OptionalDouble.empty()));
  }

  @Test
  void aLogWithoutAReportSaysNothing() {
    assertThat(log(DUET + "{\"type\":\"platform.report\",\n{}\nnull\n").billed()).isEmpty();
    assertThat(log("").maxMemoryBytes()).isEmpty();
  }

  @Test
  void reportedJsonLogsAreRead() {
    LambdaLog cold = log(new String(TestData.file("cases/B05/log-json.txt"), UTF_8));
    assertThat(cold.billed()).contains(new Billed(13, OptionalDouble.of(700.1)));
    assertThat(cold.maxMemoryBytes()).hasValue(180L << 20);
    LambdaLog warm = log(new String(TestData.file("cases/B05/log-json-warm.txt"), UTF_8));
    assertThat(warm.billed()).contains(new Billed(13, OptionalDouble.empty()));
    assertThat(warm.maxMemoryBytes()).hasValue(180L << 20);
  }

  private static LambdaLog log(String text) {
    return LambdaLog.of(Optional.of(Base64.getEncoder().encodeToString(text.getBytes(UTF_8))));
  }
}
