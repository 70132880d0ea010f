package io.faasduet.models.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.faasduet.inference.bundle.ModelBundle;
import io.faasduet.models.ModelMaker;
import io.faasduet.models.network.Network;
import io.faasduet.models.network.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of Keras 3 that users have had trouble with, of the directory {@code DUET_TEST_DATA}. */
class KerasCasesTest {
  private static final String CONTROL = "control-predictions.h5";

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"head-dense.h5", "head-dense_1.h5"})
  void aLastLayerIsFoundByWhateverNameKerasGaveIt(String file) throws IOException {
    Path expected = imported(CONTROL);
    Path bundle = imported(file);

    ModelBundle opened = ModelBundle.open(bundle);
    assertThat(opened.description().weights()).isEqualTo("imported");
    assertThat(opened.labels()).hasSize(5);
    List<Path> files = files(expected);
    assertThat(files(bundle)).isEqualTo(files);
    assertThat(files).hasSizeGreaterThan(2);
    for (Path name : files) {
      if (!name.endsWith("model.json")) { // it has the digest of what was imported
        assertThat(bundle.resolve(name)).hasSameBinaryContentAs(expected.resolve(name));
      }
    }
  }

  private Path imported(String file) {
    Path cases = Path.of(String.valueOf(System.getenv("DUET_TEST_DATA"))).resolve("cases/B10");
    assumeTrue(
        Files.exists(cases.resolve(file)),
        "set DUET_TEST_DATA to a directory that has cases/B10/" + file);
    Path bundle = directory.resolve(file);
    ModelMaker.fromFile(
        Network.MOBILENET_V2,
        cases.resolve(file),
        Optional.of(cases.resolve("five.txt")),
        "a file",
        Precision.FLOAT32,
        bundle);
    return bundle;
  }

  private static List<Path> files(Path bundle) throws IOException {
    try (Stream<Path> files = Files.walk(bundle)) {
      return files.filter(Files::isRegularFile).map(bundle::relativize).sorted().toList();
    }
  }
}
