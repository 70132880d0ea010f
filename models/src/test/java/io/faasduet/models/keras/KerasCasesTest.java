package io.faasduet.models.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.faasduet.models.ModelMaker;
import io.faasduet.models.network.Network;
import io.faasduet.models.network.Precision;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of Keras 3 that users have had trouble with, of the directory {@code DUET_TEST_DATA}. */
class KerasCasesTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"control-predictions.h5", "head-dense.h5", "head-dense_1.h5"})
  void aLastLayerIsFoundByWhateverNameKerasGaveIt(String file) {
    Path cases = Path.of(String.valueOf(System.getenv("DUET_TEST_DATA"))).resolve("cases/B10");
    assumeTrue(
        Files.exists(cases.resolve(file)),
        "set DUET_TEST_DATA to a directory that has cases/B10/" + file);

    assertThat(
            ModelMaker.fromFile(
                    Network.MOBILENET_V2,
                    cases.resolve(file),
                    Optional.of(cases.resolve("five.txt")),
                    file,
                    Precision.FLOAT32,
                    directory.resolve("bundle"))
                .weights())
        .isEqualTo("imported");
  }
}
