package io.faasduet.models.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.faasduet.models.ModelMaker;
import io.faasduet.models.network.Network;
import io.faasduet.models.network.Precision;
import io.faasduet.models.network.ReferenceRun;
import io.faasduet.models.network.TensorFlowLibraries;
import io.faasduet.models.network.TensorFlowTest;
import io.faasduet.models.network.WeightsFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that Keras has written, with what it answers; models/checks/make_fixture.py made them. */
class KerasFileTest {
  private static final Network NETWORK = Network.MOBILENET_V2_035;
  private static final int CLASSES = 5;

  @TempDir Path directory;

  @BeforeEach
  void unpack() throws Exception {
    TensorFlowLibraries.require();
  }

  @ParameterizedTest
  @ValueSource(strings = {"weights.h5", "model.h5"})
  void giveTheNetworkKerassOwnAnswers(String file) throws Exception {
    Path labels = Files.writeString(directory.resolve("labels"), "a a\nb b\nc c\nd d\ne e\n");
    Path bundle = directory.resolve("bundle");
    ModelMaker.fromFile(
        NETWORK, fixture(file), Optional.of(labels), file, Precision.FLOAT32, bundle);

    float[][] answers = TensorFlowTest.run(bundle, NETWORK.input(), image(0), image(1));

    List<String> expected = Files.readAllLines(fixture("answers.csv"));
    for (int i = 0; i < 2; i++) {
      String[] values = expected.get(i).split(",");
      assertThat(answers[i]).hasSize(CLASSES);
      for (int c = 0; c < CLASSES; c++) {
        assertThat(answers[i][c]).isCloseTo(Float.parseFloat(values[c]), within(1e-5f));
      }
    }
  }

  @Test
  void thatDoNotFitAreListedToTheLast() {
    assertThatThrownBy(
            () ->
                ModelMaker.fromFile(
                    Network.RESNET50,
                    fixture("weights.h5"),
                    Optional.empty(),
                    "test",
                    Precision.FLOAT32,
                    directory.resolve("bundle")))
        .isInstanceOfSatisfying(
            WeightsFileException.class,
            e ->
                assertThat(e.faults())
                    .contains("missing: conv1_conv/kernel [7, 7, 3, 64]")
                    .contains("misshapen: predictions/kernel is [1280, 5], not [2048, 1000]")
                    .contains("extra: Conv1/kernel [3, 3, 3, 16]")
                    .hasSize(318 + 260 + 2));
    assertThat(directory.resolve("bundle")).doesNotExist();
  }

  @Test
  void ofKeras1AreFoundByTheNamesItGave() {
    assertThatThrownBy(
            () ->
                ModelMaker.fromFile(
                    Network.SQUEEZENET_1_1,
                    fixture("keras1.h5"),
                    Optional.empty(),
                    "test",
                    Precision.FLOAT32,
                    directory.resolve("bundle")))
        .isInstanceOfSatisfying(
            WeightsFileException.class,
            e ->
                assertThat(e.faults())
                    .allMatch(fault -> fault.startsWith("missing: "))
                    .noneMatch(fault -> fault.contains("conv1/") || fault.contains("fire2_squeeze"))
                    .hasSize(2 * 26 - 4));
  }

  /** The fixture with its last layer called as Keras calls a Dense that was given no name. */
  @ParameterizedTest
  @ValueSource(strings = {"dense", "dense_1"})
  void ofALastLayerThatKerasNumberedAreFoundToo(String name) throws Exception {
    Path labels = Files.writeString(directory.resolve("labels"), "a a\nb b\nc c\nd d\ne e\n");
    byte[] bytes = Files.readAllBytes(fixture("weights.h5"));
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    Path file = directory.resolve("head.h5");
    Files.write(
        file,
        text.replace("predictions", name + "\0".repeat("predictions".length() - name.length()))
            .getBytes(StandardCharsets.ISO_8859_1));

    assertThat(
            ModelMaker.fromFile(
                    NETWORK,
                    file,
                    Optional.of(labels),
                    "head.h5",
                    Precision.FLOAT32,
                    directory.resolve("bundle"))
                .weights())
        .isEqualTo("imported");
  }

  @Test
  void ofLayersThatKerasNumberedAreFoundByTheirOrder() {
    assertThat(
            KerasLayerOrder.of(
                "conv2d",
                List.of("conv2d_10", "conv2d_9", "conv2d", "conv2d_bn", "conv2d_100", "x")))
        .containsExactly("conv2d", "conv2d_9", "conv2d_10", "conv2d_100");
  }

  private Path fixture(String name) throws IOException {
    Path file = directory.resolve(name);
    try (InputStream in = KerasFileTest.class.getResourceAsStream(name)) {
      if (Files.notExists(file)) {
        Files.copy(in, file);
      }
    }
    return file;
  }

  /** The same numbers as in make_fixture.py. */
  private static ReferenceRun.Array image(int number) {
    int side = NETWORK.input().height();
    float[] values = new float[side * side * 3];
    for (int i = 0; i < values.length; i++) {
      int c = i % 3;
      int x = i / 3 % side;
      int y = i / 3 / side;
      values[i] = ((3 * x * x + 5 * y * y + (c + 1) * x * y + 37 * number) % 256 - 128) / 128f;
    }
    return new ReferenceRun.Array(List.of(side, side, 3), values);
  }
}
