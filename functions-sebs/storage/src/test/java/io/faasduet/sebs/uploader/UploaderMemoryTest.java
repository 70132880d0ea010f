package io.faasduet.sebs.uploader;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.localcloud.storage.EmbeddedS3;
import io.faasduet.sebs.InputContext;
import io.faasduet.sebs.InputSize;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploaderMemoryTest {
  private static final long BYTES = 64_000_000;

  @TempDir private Path directory;

  private InputContext context() {
    return new InputContext(
        InputSize.LARGE,
        1,
        Optional.empty(),
        directory,
        "bench",
        List.of(),
        List.of("out"),
        Duration.ofSeconds(60));
  }

  @Test
  void aFilePassesThroughAHeapThatItDoesNotFitIn() throws Exception {
    try (EmbeddedS3 s3 = EmbeddedS3.start();
        SeededSource source = SeededSource.serve(context(), "large.bin", BYTES)) {
      s3.createBucket("bench");
      ProcessBuilder command =
          new ProcessBuilder(
              ProcessHandle.current().info().command().orElseThrow(),
              "-Xmx24m",
              "-XX:MaxDirectMemorySize=16m",
              "-cp",
              System.getProperty("java.class.path"),
              LargeUploadProcess.class.getName(),
              source.url().toString());
      command.environment().putAll(s3.settings());
      Process process = command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
      String printed =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assertThat(process.waitFor()).isZero();
      assertThat(printed).isEqualToIgnoringWhitespace(Long.toString(BYTES));
    }
  }
}
