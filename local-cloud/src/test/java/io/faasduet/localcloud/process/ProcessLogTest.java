package io.faasduet.localcloud.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLogTest {
  @TempDir Path directory;

  @Test
  void aFloodIsDroppedAndSaid() throws IOException {
    Path file = directory.resolve("output.log");
    try (RandomAccessFile flood = new RandomAccessFile(file.toFile(), "rw")) {
      flood.setLength(65L * 1024 * 1024);
    }
    ProcessLog log = new ProcessLog(file);
    log.bound();
    assertThat(file).isEmptyFile();
    Files.writeString(file, "the end\n", StandardOpenOption.APPEND);
    assertThat(new String(log.take(100), UTF_8))
        .isEqualTo("(68157440 bytes of output were dropped)\nthe end\n");
    assertThat(log.take(100)).isEmpty();
  }

  @Test
  void whatIsLittleStays() throws IOException {
    Path file = Files.writeString(directory.resolve("output.log"), "a line\n");
    ProcessLog log = new ProcessLog(file);
    log.bound();
    assertThat(new String(log.take(100), UTF_8)).isEqualTo("a line\n");
  }

  @Test
  void aTerminalObeysNothingThatAProcessPrinted() {
    RecentLines lines = new RecentLines();
    lines.add("\u001b[2J\u001b]0;title\u0007a\tb\u202e");
    assertThat(lines.last(1)).isEqualTo("\uFFFD[2J\uFFFD]0;title\uFFFDa\tb\uFFFD");
  }
}
