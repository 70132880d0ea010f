package io.faasduet.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.faasduet.inference.bundle.ModelBundle;
import io.faasduet.inference.bundle.ModelDescription;
import io.faasduet.models.network.Network;
import io.faasduet.models.network.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundle of trained weights that the repository holds. */
class TrainedBundleTest {
  private static final Path TRAINED = Path.of("trained/efficientnet_lite0");
  private static final Network NETWORK = Network.EFFICIENTNET_LITE0;
  private static final long MOST_BYTES = 10_000_000;

  @TempDir Path directory;

  @Test
  void saysWhereItsWeightsAreFrom() throws IOException {
    ModelBundle bundle = ModelBundle.open(TRAINED);
    ModelDescription description = bundle.description();
    ModelCatalogue.Entry published = ModelCatalogue.load().named("efficientnet_lite0");
    assertThat(description.weights()).isEqualTo("imagenet");
    assertThat(description.source()).isEqualTo(published.source());
    assertThat(description.digest()).isEqualTo(published.checksum());
    assertThat(description.licence()).contains("Apache-2.0");
    assertThat(description.input()).isEqualTo(NETWORK.input());
    assertThat(bundle.labels()).hasSize(Network.CLASSES);
    long bytes = 0;
    for (String file : new String[] {"model.json", "saved_model.pb", "labels.txt"}) {
      bytes += Files.size(TRAINED.resolve(file));
    }
    assertThat(bytes).isLessThan(MOST_BYTES);
  }

  @Test
  void isWhatIsImportedOfThePublishedFile() {
    Path weights = published();
    Path imported = directory.resolve("imported");
    ModelMaker.fromFile(NETWORK, weights, Optional.empty(), "a file", Precision.FLOAT16, imported);
    for (String file : new String[] {"model.json", "saved_model.pb", "labels.txt"}) {
      assertThat(imported.resolve(file)).hasSameBinaryContentAs(TRAINED.resolve(file));
    }
  }

  /** One byte more, which no reader looks at, and nobody knows what it is. */
  @Test
  void ofAnotherFileNothingIsClaimed() throws IOException {
    Path other = directory.resolve("other.pth");
    byte[] bytes = Files.readAllBytes(published());
    Files.write(other, Arrays.copyOf(bytes, bytes.length + 1));
    ModelDescription description =
        ModelMaker.fromFile(
            NETWORK,
            other,
            Optional.empty(),
            "a file",
            Precision.FLOAT32,
            directory.resolve("imported"));
    assertThat(description.weights()).isEqualTo("imported");
    assertThat(description.source()).isEqualTo("a file");
    assertThat(description.licence()).isEmpty();
    assertThat(description.digest().orElseThrow()).matches("sha256:[0-9a-f]{64}");
  }

  private static Path published() {
    Path weights =
        Path.of(String.valueOf(System.getenv("DUET_TEST_DATA")), "weights/efficientnet-lite0.pth");
    assumeTrue(
        Files.exists(weights),
        "set DUET_TEST_DATA to a directory that has weights/efficientnet-lite0.pth");
    return weights;
  }
}
