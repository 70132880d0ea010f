package io.faasduet.bench.platform.local;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.bench.option.PlanException;
import io.faasduet.bench.platform.InstanceStart;
import io.faasduet.bench.platform.ResolvedFunction;
import io.faasduet.bench.platform.TargetRequest;
import io.faasduet.localcloud.FunctionArtefact;
import io.faasduet.localcloud.startup.StartVariant;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LocalLambdaPlatformTest {
  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(names = {"APPCDS", "AOT"})
  void anArchiveWithoutTheZipThatHoldsItIsRefused(StartVariant start) {
    assertThatThrownBy(() -> open(start))
        .isInstanceOf(PlanException.class)
        .hasMessage(
            "lambda %s: there is no %s; build the function with -Dduet.lambda=provided"
                .formatted(start, directory.resolve("tables-lambda-provided-x86_64.zip")));
  }

  @ParameterizedTest
  @CsvSource({
    "AOT, archive.json, is for the start 'appcds'; build it on JDK 25 or newer",
    "APPCDS, aot.json, is for the start 'aot'; build it on JDK 17 or 21"
  })
  void theArchiveOfAnotherKindIsRefused(StartVariant start, String description, String reason)
      throws IOException {
    zip(
        Map.of(
            "META-INF/duet/" + description,
            """
            {"file":"function.archive","java":"17","vm":"a JVM","bytes":7,"files":{}}\
            """));
    assertThatThrownBy(() -> open(start))
        .isInstanceOf(PlanException.class)
        .hasMessageContaining("tables-lambda-provided-x86_64.zip " + reason);
  }

  @Test
  void aZipWithoutAnArchiveIsRefused() throws IOException {
    zip(Map.of());
    assertThatThrownBy(() -> open(StartVariant.AOT))
        .isInstanceOf(PlanException.class)
        .hasMessageContaining("tables-lambda-provided-x86_64.zip is for the start 'plain'");
  }

  private void open(StartVariant start) {
    FunctionArtefact artefact =
        new FunctionArtefact(
            "tables",
            directory.resolve("tables-server"),
            "tables.Main",
            directory.resolve("tables-lambda-x86_64.zip"),
            "tables.Handler");
    TargetRequest request =
        new TargetRequest(
            "lambda",
            "lambda " + start,
            new ResolvedFunction(artefact, "{}", Map.of()),
            1769,
            new LambdaScale(),
            Duration.ofSeconds(30),
            Optional.of(new InstanceStart(start, 1)));
    new LocalLambdaPlatform().open(request).close();
  }

  private void zip(Map<String, String> files) throws IOException {
    Path file = directory.resolve("tables-lambda-provided-x86_64.zip");
    Map<String, ?> settings = Map.of("create", true, "enablePosixFileAttributes", true);
    try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + file.toUri()), settings)) {
      Path program = Files.writeString(zip.getPath("bootstrap"), "#!/bin/sh\nexit 1\n");
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
      for (Map.Entry<String, String> entry : files.entrySet()) {
        Path path = zip.getPath(entry.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, entry.getValue());
      }
    }
  }
}
