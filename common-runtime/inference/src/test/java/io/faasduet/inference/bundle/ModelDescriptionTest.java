package io.faasduet.inference.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelDescriptionTest {
  private static final String JSON =
      """
      {"name":"tiny","engine":"TensorFlow",\
      "input":{"tensor":"input","height":227,"width":200,"layout":"NHWC","channel_order":"BGR",\
      "mean":{"red":123.68,"green":116.779,"blue":103.939},"scale":1.0},\
      "output":{"tensor":"probabilities","kind":"probabilities"},\
      "weights":"synthetic","source":"seed 42",\
      "files":{"model":"saved_model.pb","labels":"labels.txt"}}""";

  private static final ModelDescription TINY =
      new ModelDescription(
          "tiny",
          "TensorFlow",
          new ModelInput(
              Optional.of("input"),
              227,
              200,
              ModelInput.NHWC,
              ModelInput.BGR,
              ModelInput.Mean.IMAGENET,
              1.0,
              Optional.empty()),
          new ModelDescription.Output(
              Optional.of("probabilities"), ModelDescription.Output.PROBABILITIES),
          ModelDescription.SYNTHETIC,
          "seed 42",
          Optional.empty(),
          Optional.empty(),
          new ModelDescription.Files("saved_model.pb", "labels.txt"),
          Optional.empty());

  @Test
  void isWrittenInSnakeCase() {
    assertThat(new String(TINY.toJson(), UTF_8)).isEqualTo(JSON);
  }

  @Test
  void isReadBackAsItWas() {
    assertThat(parse(JSON)).isEqualTo(TINY);
    assertThat(parse(JSON).synthetic()).isTrue();
    assertThat(parse(JSON.replace("synthetic", "imagenet")).synthetic()).isFalse();
  }

  @Test
  void saysWhereWeightsAreFromAndHowImagesAreScaled() {
    String json =
        JSON.replace(
                "\"source\":\"seed 42\"",
                "\"source\":\"https://example.org/w.pth\",\"digest\":\"sha256:00\","
                    + "\"licence\":\"Apache-2.0\"")
            .replace("\"width\":200", "\"width\":227")
            .replace("\"scale\":1.0", "\"scale\":1.0,\"resize\":\"central_square\"");
    ModelDescription description = parse(json);
    assertThat(description.digest()).contains("sha256:00");
    assertThat(description.licence()).contains("Apache-2.0");
    assertThat(description.input().resize()).contains(ModelInput.CENTRAL_SQUARE);
    assertThat(new String(description.toJson(), UTF_8)).isEqualTo(json);
  }

  @Test
  void ignoresFieldsThatALaterVersionAdds() {
    assertThat(parse(JSON.replaceFirst("\\{", "{\"thresholds\":{\"confidence\":0.25},")))
        .isEqualTo(TINY);
  }

  @Test
  void needsNoTensorNamesWhereTheEngineGoesByPosition() {
    String torch =
        JSON.replace("\"tensor\":\"input\",", "")
            .replace("\"tensor\":\"probabilities\",", "")
            .replace("TensorFlow", "PyTorch");
    assertThat(parse(torch).input().tensor()).isEmpty();
    assertThatThrownBy(() -> parse(torch.replace("PyTorch", "TensorFlow")))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("'input.tensor'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"tiny\"|\" \"|'name'",
        "\"TensorFlow\"|\"Caffe\"|'engine'",
        "227|0|'input.height'",
        "200|100000|'input.width'",
        "NHWC|HWC|'input.layout'",
        "BGR|GRB|'input.channel_order'",
        "123.68|1e999|'input.mean.red'",
        "\"scale\":1.0|\"scale\":0|'input.scale'",
        "\"kind\":\"probabilities\"|\"kind\":\"poem\"|'output.kind'",
        "\"synthetic\"|\"\"|'weights'",
        "\"saved_model.pb\"|\"../saved_model.pb\"|'files.model'",
        "\"labels.txt\"|\"..\"|'files.labels'",
        "\"saved_model.pb\"|\"a\\n/../b\\nc\"|'files.model'",
        "\"saved_model.pb\"|\"a\\u0000b\"|'files.model'",
        "\"saved_model.pb\"|\"\\ud800\"|'files.model'",
        "\"saved_model.pb\"|\"labels.txt\"|neither of them model.json",
        "\"labels.txt\"|\"model.json\"|neither of them model.json",
        "\"height\":227,|~~|'input.height' is missing",
        "227|\"tall\"|'input.height'",
        "{\"name\"|\"name\"|must be a JSON object",
      })
  void namesTheFieldAtFault(String part, String replacement, String complaint) {
    String wrong = JSON.replace(part, replacement);
    assertThat(wrong).isNotEqualTo(JSON);
    assertThatThrownBy(() -> parse(wrong))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining(complaint);
  }

  @Test
  void anInputMayNotBeOfAnySize() {
    assertThatThrownBy(() -> parse(JSON.replace("227", "16384").replace("200", "16384")))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("16384 x 16384");
  }

  private static ModelDescription parse(String json) {
    return ModelDescription.parse(json.getBytes(UTF_8));
  }
}
