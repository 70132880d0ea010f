package io.faasduet.imageclassify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.faasduet.api.InitContext;
import io.faasduet.api.Invocation;
import io.faasduet.api.Settings;
import io.faasduet.inference.Prediction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the embedded network says of photographs. The probabilities are those of the PyPI package
 * efficientnet-lite-pytorch 0.1.0, whose pixels come from Pillow's decoder and resizing.
 */
class TrainedNetworkTest {
  private static final double RESIZING = 0.05;

  private static ImageClassify function;

  @BeforeAll
  static void init() {
    function = new ImageClassify(InitContext.of(Settings.of(Map.of())));
  }

  @AfterAll
  static void close() {
    function.close();
  }

  @Test
  void recognizesThePhotographOfTheReadme() throws Exception {
    Prediction first = first(Path.of("../docs/images/espresso.jpg"));
    assertThat(first.label()).isEqualTo("espresso");
    assertThat(first.probability()).isCloseTo(0.94, within(RESIZING));
  }

  @ParameterizedTest
  @CsvSource({
    "images/n03417042_11.JPEG, garbage truck, 0.75",
    "images/image.jpg, Maltese dog, 0.84",
    "images/kitten.jpg, tabby, 0.50",
    "images/000000000872.jpg, ballplayer, 0.68",
    "800px-7weeks_old.JPG, golden retriever, 0.95",
    "512px-Cacatua_moluccensis_-Cincinnati_Zoo-8a.jpg, sulphur-crested cockatoo, 0.99",
    "800px-Porsche_991_silver_IAA.jpg, sports car, 0.59",
  })
  void recognizesWhatItsReferenceRecognizes(String file, String label, double probability)
      throws Exception {
    Prediction first = first(given(file));
    assertThat(first.label()).isEqualTo(label);
    assertThat(first.probability()).isCloseTo(probability, within(RESIZING));
  }

  private static Prediction first(Path image) throws Exception {
    ImageClassifyRequest request = ImageClassifyRequest.image(Files.readAllBytes(image));
    ImageClassifyResponse answer = function.apply(request, Invocation.of("test"));
    assertThat(answer.model().weights()).isEqualTo("imagenet");
    return answer.predictions().orElseThrow().get(0);
  }

  private static Path given(String file) throws IOException {
    String directory = System.getenv("DUET_TEST_DATA");
    assumeTrue(directory != null, "set DUET_TEST_DATA to a directory that has " + file);
    Path named = Path.of(directory, file);
    if (Files.exists(named)) {
      return named;
    }
    Path inputs = Path.of(directory, "sebs/400.inference");
    assumeTrue(Files.exists(inputs), "DUET_TEST_DATA has no " + inputs);
    try (var files = Files.walk(inputs)) {
      return files.filter(path -> path.endsWith(file)).findFirst().orElseThrow();
    }
  }
}
