package io.faasduet.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.localcloud.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** What holds whether the kernel keeps the limits or only the JVM does. */
public abstract class LambdaLimitsContract {
  public static final int MEGABYTES = 256;

  @TempDir protected Path directory;

  abstract LambdaSession aws();

  /** Whether the kernel runs no thread of a process. */
  abstract boolean isFrozen(long process);

  @Test
  void aJvmSeesItsMemoryAndAWholeNumberOfProcessors() {
    aws().deploy("sizes", 60, Map.of());
    String[] sizes = answer(aws().invoke("sizes", "\"sizes\"")).split(" ");
    assertThat(sizes[0]).isEqualTo("1");
    assertThat(Long.parseLong(sizes[1]))
        .as("the heap, of which a part is always empty")
        .isBetween(190L << 20, MEGABYTES * 85 / 100L << 20);
  }

  @Test
  void aProcessDoesNotRunBetweenInvocations() throws Exception {
    Path ticks = Files.createFile(directory.resolve("ticks"));
    aws().deploy("ticking", 60, Map.of("TICKS", ticks.toString()));
    long process = Long.parseLong(answer(aws().invoke("ticking", "\"tick\"")));
    Deadline.of(Duration.ofSeconds(30)).await(() -> isFrozen(process));
    long frozen = Files.size(ticks);
    InvokeResponse next = aws().invoke("ticking", "1");
    assertThat(answer(next)).isEqualTo("awake");
    assertThat(aws().log(next)).as("the same process").doesNotContain("INIT_START");
    Deadline.of(Duration.ofSeconds(30)).await(() -> size(ticks) > frozen);
  }

  @Test
  void aFullHeapIsAnErrorOfTheFunctionThatEndsItsProcess() {
    aws().deploy("full", 60, Map.of());
    InvokeResponse response = aws().invoke("full", "\"heap\"");
    assertThat(response.functionError()).isEqualTo("Unhandled");
    assertThat(response.payload().asUtf8String())
        .contains("\"errorType\":\"java.lang.OutOfMemoryError\"", "Java heap space");
    assertThat(aws().log(aws().invoke("full", "1"))).contains("INIT_START");
  }

  @Test
  void theReportOfAProcessThatEndedTellsItsMemory() {
    aws().deploy("crashing", 60, Map.of());
    for (String end : List.of("\"exit\"", "\"heap\"")) {
      InvokeResponse response = aws().invoke("crashing", end);
      assertThat(response.functionError()).isEqualTo("Unhandled");
      assertThat(aws().log(response)).containsPattern("Max Memory Used: [1-9]\\d+ MB");
    }
  }

  static String answer(InvokeResponse response) {
    return response.payload().asUtf8String().replace("\"", "");
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
