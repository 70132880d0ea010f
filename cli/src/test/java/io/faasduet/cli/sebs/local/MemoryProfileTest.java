package io.faasduet.cli.sebs.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.bench.results.ResourceColumn;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MemoryProfileTest {
  private static final long MILLISECOND = 1_000_000;

  private final StringWriter lines = new StringWriter();

  @Test
  void isWrittenAsSebsWritesIt() throws IOException {
    try (MemoryLog log = new MemoryLog(lines, Duration.ofMillis(10))) {
      read(log, 4711, 0, 20_000_000);
      read(log, 4712, 0, 7_000_000);
      read(log, 4711, 10, 40_000_000);
    }
    assertThat(MemoryProfile.of(lines.toString()).json().toString())
        .isEqualTo(
            """
            {"4711":{"mean mem. usage":"30.0 MB","max mem. usage":"40.0 MB",\
            "number of measurements":2,"full profile (in bytes)":[20000000,40000000]},\
            "4712":{"mean mem. usage":"7.0 MB","max mem. usage":"7.0 MB",\
            "number of measurements":1,"full profile (in bytes)":[7000000]}}""");
  }

  @Test
  void countsIntervalsWithoutAReading() throws IOException {
    try (MemoryLog log = new MemoryLog(lines, Duration.ofMillis(10))) {
      read(log, 4711, 0, 1);
      read(log, 4711, 14, 1);
      read(log, 4711, 44, 1);
    }
    assertThat(MemoryProfile.of(lines.toString()).json().get("precision_errors").asLong())
        .isEqualTo(2);
  }

  @Test
  void passesOverALineThatIsBeingWritten() {
    assertThat(MemoryProfile.of("4711 20\n4711 2").bytes()).isEqualTo(Map.of(4711L, List.of(20L)));
    assertThat(MemoryProfile.of("47").json()).isEmpty();
  }

  private static void read(MemoryLog log, long pid, long millis, double bytes) {
    log.read(1, pid, millis * MILLISECOND, Map.of(ResourceColumn.PSS_BYTES, bytes), List.of());
  }
}
