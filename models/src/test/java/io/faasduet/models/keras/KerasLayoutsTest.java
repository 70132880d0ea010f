package io.faasduet.models.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.models.ModelMaker;
import io.faasduet.models.network.Network;
import io.faasduet.models.network.Precision;
import io.faasduet.models.network.Variable;
import io.faasduet.models.network.WeightsFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One network's weights in each layout of file that Keras has had: each is the same bundle. */
class KerasLayoutsTest {
  private static final Network NETWORK = Network.MOBILENET_V2_035;
  private static final String LAST = "predictions";

  @TempDir Path directory;

  @TempDir static Path shared;

  private static Path expected;
  private static RewrittenWeights weights;

  private Path labels;

  @BeforeAll
  static void importLegacyFile() throws IOException {
    Path legacy = shared.resolve("legacy.h5");
    try (InputStream in = KerasLayoutsTest.class.getResourceAsStream("weights.h5")) {
      Files.copy(in, legacy);
    }
    expected = imported(legacy, fiveLabels(shared), shared.resolve("bundle"));
    weights = RewrittenWeights.of(legacy);
  }

  @BeforeEach
  void writeLabels() throws IOException {
    labels = fiveLabels(directory);
  }

  @ParameterizedTest
  @CsvSource({"''", "resnet50", "model", "sequential_1"})
  void namesMayHaveAScope(String scope) {
    isTheSameBundle(weights.writeScoped(directory.resolve("scoped.h5"), scope));
  }

  @ParameterizedTest
  @CsvSource({"''", "predictions"})
  void ofKeras3AreFoundByTheNamesThatItAdds(String head) {
    isTheSameBundle(weights.writeNumbered(directory.resolve("x.weights.h5"), head, true));
  }

  @Test
  void numberedWeightsMayLieInGroupsCalledAfterTheLayers() {
    isTheSameBundle(weights.writeNumberedByName(directory.resolve("x.weights.h5")));
  }

  @ParameterizedTest
  @CsvSource({"dense", "dense_7", "head", "my_classifier"})
  void aHeadMayHaveAnyName(String head) {
    isTheSameBundle(
        weights.renaming(LAST, head).writeNumbered(directory.resolve("x.weights.h5"), head, true));
  }

  /** The names are in the description only, as before Keras 3.6. */
  @ParameterizedTest
  @CsvSource({"dense", "head"})
  void ofAZipAreFoundByItsDescription(String head) throws IOException {
    isTheSameBundle(zip(head, ""));
  }

  /** Before Keras 3.6; the fixture's layers lie in another order than the network's. */
  @ParameterizedTest
  @CsvSource({"''", "predictions"})
  void ofKeras3WithoutNamesAreFoundByTheOrderOfTheModel(String head) {
    List<String> order = NETWORK.variables(5).stream().map(Variable::layer).distinct().toList();
    isTheSameBundle(
        weights.ordered(order).writeNumbered(directory.resolve("x.weights.h5"), head, false));
  }

  @Test
  void anotherLayerWithWeightsIsNamed() {
    RewrittenWeights more =
        weights
            .renaming(LAST, "dense_1")
            .with("dense", Map.of("kernel", new float[1280][64], "bias", new float[64]));
    assertThat(faults(more.writeNumbered(directory.resolve("x.weights.h5"), "dense_1", true)))
        .containsExactly(
            "extra: backbone/dense/bias [64]", "extra: backbone/dense/kernel [1280, 64]");
  }

  @Test
  void twoLayersThatCouldBeTheHeadAreBothNamed() {
    RewrittenWeights more =
        weights
            .renaming(LAST, "dense_1")
            .with("dense_1", Map.of("kernel", new float[64][5], "bias", new float[5]))
            .with("dense", Map.of("kernel", new float[1280][64], "bias", new float[64]));
    assertThat(faults(more.writeScoped(directory.resolve("two.h5"), "")))
        .containsExactly(
            "missing: predictions/kernel [1280, 5]",
            "missing: predictions/bias [5]",
            "extra: dense/bias [64]",
            "extra: dense/kernel [1280, 64]",
            "extra: dense_1/bias [5]",
            "extra: dense_1/kernel [64, 5]");
  }

  /** Without weights, but the answers would be others. */
  @Test
  void aLayerThatTheNetworkDoesNotHaveIsNamed() throws IOException {
    Path file =
        zip(
            "dense",
            "{\"class_name\":\"GlobalMaxPooling2D\",\"config\":{\"name\":\"most\"}},"
                + "{\"class_name\":\"Rescaling\",\"config\":{\"name\":\"r\",\"scale\":0.5,"
                + "\"offset\":0}},");
    assertThatThrownBy(() -> imported(file))
        .isInstanceOfSatisfying(
            WeightsFileException.class,
            e -> {
              assertThat(e)
                  .hasMessageEndingWith(
                      "has the network's weights, but does something else with them;"
                          + " nothing was written");
              assertThat(e.faults())
                  .containsExactly(
                      "not understood: layer most (GlobalMaxPooling2D)",
                      "not understood: r (Rescaling): x * 0.500000 + 0.000000 of a pixel x,"
                          + " where the network is fed x * 0.007843 - 1.000000");
            });
    assertThat(directory.resolve("bundle")).doesNotExist();
  }

  @Test
  void ofAnotherNumberOfClassesThanThereAreLabelsAreRefused() throws IOException {
    labels = Files.writeString(directory.resolve("four"), "a a\nb b\nc c\nd d\n");
    Path file = zip("dense", "");
    assertThatThrownBy(() -> imported(file))
        .isInstanceOf(WeightsFileException.class)
        .hasMessage(
            file
                + " has 5 classes, and there are 4 labels: --labels must name a file with a line"
                + " for each class; nothing was written");
  }

  @Test
  void ofAnotherNetworkAreToldWithTheirClasses() throws IOException {
    Path file = zip("dense", "");
    assertThatThrownBy(
            () ->
                ModelMaker.fromFile(
                    Network.MOBILENET_V2,
                    file,
                    Optional.empty(),
                    "test",
                    Precision.FLOAT32,
                    directory.resolve("bundle")))
        .hasMessage(
            file
                + " does not hold mobilenet_v2's weights; likeliest it is of mobilenet_v2_035 with"
                + " 5 classes, where all fits; nothing was written");
  }

  @Test
  void ofADamagedZipAreRefused() throws IOException {
    Path noWeights = Files.writeString(directory.resolve("text"), "no weights");
    Path file =
        weights.writeZip(
            directory.resolve("x.keras"), noWeights, weights.configuration("dense", ""));
    assertThatThrownBy(() -> imported(file))
        .isInstanceOf(WeightsFileException.class)
        .hasMessage(file + " is not an HDF5 file, or is damaged");
    Path unreadable =
        weights.writeZip(
            directory.resolve("y.keras"),
            weights.writeNumbered(directory.resolve("y.h5"), LAST, true),
            "{\"class_name\":");
    assertThatThrownBy(() -> imported(unreadable))
        .isInstanceOf(WeightsFileException.class)
        .hasMessage(unreadable + " cannot be read: its description of the model is damaged");
  }

  private Path zip(String head, String more) throws IOException {
    RewrittenWeights renamed = weights.renaming(LAST, head);
    return renamed.writeZip(
        directory.resolve("x.keras"),
        renamed.writeNumbered(directory.resolve("x.h5"), head, false),
        renamed.configuration(head, more));
  }

  private void isTheSameBundle(Path file) {
    assertThat(imported(file).resolve("saved_model.pb"))
        .hasSameBinaryContentAs(expected.resolve("saved_model.pb"));
  }

  private List<String> faults(Path file) {
    try {
      imported(file);
    } catch (WeightsFileException e) {
      return e.faults();
    }
    throw new AssertionError(file + " was imported");
  }

  private Path imported(Path file) {
    return imported(file, labels, directory.resolve("bundle"));
  }

  private static Path imported(Path file, Path labels, Path bundle) {
    ModelMaker.fromFile(NETWORK, file, Optional.of(labels), "test", Precision.FLOAT32, bundle);
    return bundle;
  }

  private static Path fiveLabels(Path directory) throws IOException {
    return Files.writeString(directory.resolve("labels"), "a a\nb b\nc c\nd d\ne e\n");
  }
}
