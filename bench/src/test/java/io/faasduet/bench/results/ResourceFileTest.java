package io.faasduet.bench.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResourceFileTest {
  @TempDir Path directory;

  @Test
  void readsWhatWasWritten() {
    ResourceSample sample = sample("a on http", 1);
    append(sample, sample("a on http", 2));
    assertThat(ResourceFile.read(directory)).hasSize(2).first().isEqualTo(sample);
  }

  @Test
  void eachColumnEndsInItsUnit() throws IOException {
    append(sample("a on http", 1));
    List<String> header = List.of(Files.readAllLines(file()).get(0).split(","));
    assertThat(header)
        .startsWith("time_nanos", "time", "function", "target", "step", "instance", "pid");
    assertThat(header.subList(7, header.size() - 1))
        .allMatch(name -> name.matches("\\w+_(bytes|count|ms|nanos|percent)"));
    assertThat(header).endsWith("not_counted");
  }

  @Test
  void isNotThereIfNothingWasSampled() {
    append();
    assertThat(file()).doesNotExist();
    assertThat(ResourceFile.read(directory)).isEmpty();
  }

  @Test
  void aCutLineIsLeftOutAndGoneWhenTheRunIsResumed() throws IOException {
    append(sample("a on http", 1), sample("b on http", 2));
    Files.writeString(file(), "3,2026-11-2", StandardOpenOption.APPEND);
    assertThat(ResourceFile.read(directory)).hasSize(2);
    try (ResourceFile resumed =
        ResourceFile.resume(directory, sample -> sample.step().equals("a on http"))) {
      resumed.append(sample("b on http", 5));
    }
    assertThat(ResourceFile.read(directory))
        .extracting(ResourceSample::timeNanos)
        .containsExactly(1L, 5L);
    assertThat(directory.resolve("resources.unfinished-1.csv")).exists();
  }

  @Test
  void saysWhichLineIsNone() throws IOException {
    append(sample("a on http", 1));
    Files.writeString(file(), "nonsense\n", StandardOpenOption.APPEND);
    assertThatThrownBy(() -> ResourceFile.read(directory))
        .isInstanceOf(ResultsException.class)
        .hasMessageEndingWith("line 3 is not a sample of resources");
  }

  private void append(ResourceSample... samples) {
    try (ResourceFile file = ResourceFile.of(directory)) {
      List.of(samples).forEach(file::append);
    }
  }

  private Path file() {
    return directory.resolve(ResourceFile.NAME);
  }

  private static ResourceSample sample(String step, long nanos) {
    return new ResourceSample(
        nanos,
        Instant.parse("2026-11-29T10:00:00.000000001Z"),
        "f",
        "http",
        step,
        1,
        4711,
        Map.of(
            ResourceColumn.USS_BYTES,
            5e9,
            ResourceColumn.COUNTERS_RUNNING_PERCENT,
            62.48,
            ResourceColumn.CPU_USER_MS,
            0.0),
        List.of("LLC-loads", "cycles"));
  }
}
