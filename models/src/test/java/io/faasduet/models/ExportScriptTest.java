package io.faasduet.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The export script under Python, with a stand-in for torch and for ultralytics. */
class ExportScriptTest {
  private static final List<String> PART_NAMES =
      IntStream.range(0, 80).mapToObj(number -> number + " part" + number).toList();

  @TempDir static Path directory;

  @BeforeAll
  static void assumePython() {
    assumeTrue(endsWell("python3", "-c", "import dataclasses"), "python3 is not here");
  }

  @ParameterizedTest
  @CsvSource({"own80.pt, 32", "p6.pt, 64"})
  void aBundleHasTheNetworksOwnLabelsAndStride(String checkpoint, int stride) throws IOException {
    Path bundle = directory.resolve(checkpoint + "-bundle");
    assertThat(endsWell("python3", "export/export_yolov8.py", checkpoint, bundle.toString()))
        .as(Files.readString(directory.resolve("output")))
        .isTrue();

    assertThat(Files.readAllLines(bundle.resolve("labels.txt"))).isEqualTo(PART_NAMES);
    assertThat(bundle.resolve("model.json"))
        .content()
        .contains("\"weights\": \"imported\"", "\"stride\": " + stride + ",");
  }

  private static boolean endsWell(String... command) {
    ProcessBuilder process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("output").toFile());
    process.environment().put("PYTHONPATH", "src/test/python");
    process.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    try {
      return process.start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
