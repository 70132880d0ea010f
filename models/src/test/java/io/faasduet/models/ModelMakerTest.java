package io.faasduet.models;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.inference.bundle.ModelDescription;
import io.faasduet.models.network.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelMakerTest {
  @TempDir Path parent;

  @Test
  void writesABundleThatSaysWhatItIs() throws IOException {
    Path bundle = parent.resolve("some/where");
    ModelDescription made = ModelMaker.make(Network.SQUEEZENET_1_1, 42, bundle);

    assertThat(names(bundle)).containsExactly("labels.txt", "model.json", "saved_model.pb");
    assertThat(ModelDescription.parse(Files.readAllBytes(bundle.resolve("model.json"))))
        .isEqualTo(made);
    assertThat(made.name()).isEqualTo("squeezenet1_1");
    assertThat(made.synthetic()).isTrue();
    assertThat(made.source()).contains("42");
    assertThat(made.input()).isEqualTo(Network.SQUEEZENET_1_1.input());
    assertThat(made.input().height()).isEqualTo(227);
    assertThat(names(parent.resolve("some"))).as("nothing is left over").containsExactly("where");
  }

  @Test
  void writesTheThousandLabelsInTheOrderOfTheClasses() throws IOException {
    ModelMaker.make(Network.SQUEEZENET_1_1, 42, parent.resolve("bundle"));
    List<String> labels = Files.readAllLines(parent.resolve("bundle/labels.txt"), UTF_8);
    assertThat(labels)
        .hasSize(1000)
        .allMatch(label -> label.matches("n\\d{8} \\S.*\\S"))
        .isSorted()
        .startsWith("n01440764 tench")
        .contains("n02123045 tabby")
        .endsWith("n15075141 toilet tissue");
  }

  @Test
  void writesTheSameBytesForTheSameSeedOnEveryMachine() throws Exception {
    ModelMaker.make(Network.SQUEEZENET_1_1, 42, parent.resolve("first"));
    ModelMaker.make(Network.SQUEEZENET_1_1, 43, parent.resolve("other"));
    assertThat(sha256(parent.resolve("first/saved_model.pb")))
        .isEqualTo("453c67cf9855e1ccbe45774f12eb916a6a31cc3e96513fea33e9487d4294fde1");
    assertThat(parent.resolve("other/saved_model.pb"))
        .hasSize(Files.size(parent.resolve("first/saved_model.pb")));
    assertThat(sha256(parent.resolve("other/saved_model.pb")))
        .isNotEqualTo(sha256(parent.resolve("first/saved_model.pb")));
  }

  @Test
  void isACommandForBuilds() {
    ModelMaker.main(new String[] {"squeezenet1_1", "7", parent.resolve("bundle").toString()});
    assertThat(parent.resolve("bundle/model.json")).content().contains("seed 7");
    assertThatThrownBy(() -> ModelMaker.main(new String[] {"alexnet", "7", "x"}))
        .hasMessageContaining("alexnet")
        .hasMessageContaining("squeezenet1_1");
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }

  private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return HexFormat.of().formatHex(digest);
  }
}
