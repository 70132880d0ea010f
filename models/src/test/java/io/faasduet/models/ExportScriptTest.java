package io.faasduet.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.faasduet.files.Sha256;
import io.faasduet.inference.bundle.Label;
import io.faasduet.inference.bundle.ModelBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The export scripts under Python, with a stand-in for torch and for ultralytics. */
class ExportScriptTest {
  private static final List<String> PART_NAMES =
      IntStream.range(0, 80).mapToObj(number -> "part" + number).toList();

  @TempDir static Path directory;

  @BeforeAll
  static void assumePython() {
    assumeTrue(endsWell("python3", "-c", "import dataclasses"), "python3 is not here");
  }

  @ParameterizedTest
  @CsvSource({
    "own80.pt, 32, imported, own80.pt",
    "p6.pt, 64, imported, p6.pt",
    "parts.pt, 32, trained, 'parts.pt, trained on parts'",
  })
  void aBundleHasTheNetworksOwnLabelsAndStride(
      String checkpoint, int stride, String weights, String source) throws IOException {
    Path bundle = directory.resolve(checkpoint + "-v8");
    run("export/export_yolov8.py", checkpoint, bundle.toString());
    hasItsOwn(bundle, stride, weights, source);
  }

  @ParameterizedTest
  @CsvSource({"own80.pt, 32", "p6.pt, 64"})
  void soHasOneOfYolov7WithTheCheckpointsDigest(String checkpoint, int stride) throws IOException {
    Path file = Files.writeString(directory.resolve(checkpoint), "numbers");
    Path bundle = directory.resolve(checkpoint + "-v7");
    run("export/export_yolov7.py", "here", bundle.toString(), "--weights", file.toString());
    hasItsOwn(bundle, stride, "imported", checkpoint);
    assertThat(ModelBundle.open(bundle).description().digest())
        .contains("sha256:" + Sha256.hex("numbers"));
  }

  @Test
  void whatWeightsWereTrainedOnCanBeSaid() throws IOException {
    Path bundle = directory.resolve("said");
    run("export/export_yolov8.py", "own80.pt", bundle.toString(), "--data-set", "boats");
    hasItsOwn(bundle, 32, "trained", "own80.pt, trained on boats");
  }

  private static void hasItsOwn(Path directory, int stride, String weights, String source) {
    ModelBundle bundle = ModelBundle.open(directory);
    assertThat(bundle.labels()).extracting(Label::text).isEqualTo(PART_NAMES);
    assertThat(bundle.description().detection().orElseThrow().stride()).isEqualTo(stride);
    assertThat(bundle.description().weights()).isEqualTo(weights);
    assertThat(bundle.description().source()).isEqualTo(source);
  }

  private static void run(String... arguments) throws IOException {
    String[] command =
        Stream.concat(Stream.of("python3"), Stream.of(arguments)).toArray(String[]::new);
    assertThat(endsWell(command)).as(Files.readString(directory.resolve("output"))).isTrue();
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
