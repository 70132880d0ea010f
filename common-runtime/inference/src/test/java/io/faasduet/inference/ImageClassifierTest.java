package io.faasduet.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.api.InvalidRequestException;
import io.faasduet.api.Outcome;
import io.faasduet.api.Settings;
import io.faasduet.api.Timings;
import io.faasduet.inference.bundle.InvalidModelException;
import io.faasduet.inference.bundle.ModelBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;

class ImageClassifierTest {
  private static final byte[] RED = MeanColourBundle.image(0xFF0000);
  private static final byte[] GREEN = MeanColourBundle.image(0x00FF00);
  private static final byte[] BLUE = MeanColourBundle.image(0x0000FF);

  @TempDir Path directory;

  @Test
  void anImageIsClassifiedWithTheProbabilitiesOfTheNetwork() throws Exception {
    try (ImageClassifier classifier = load()) {
      List<Prediction> predictions =
          classifier.classify(MeanColourBundle.image(0x640032), 3, new Timings()).predictions();
      assertThat(predictions).extracting(Prediction::wnid).containsExactly("c3", "c1", "c2");
      assertThat(predictions)
          .extracting(Prediction::label)
          .containsExactly("red", "blue", "green as grass");
      double sum = Math.exp(1) + Math.exp(0.5) + Math.exp(0);
      assertThat(predictions.get(0).probability())
          .isCloseTo(Math.exp(1) / sum, Offset.offset(1e-6));
      assertThat(predictions.get(1).probability())
          .isCloseTo(Math.exp(0.5) / sum, Offset.offset(1e-6));
    }
  }

  @Test
  void manyImagesMayGoInOnePass() throws Exception {
    try (ImageClassifier classifier = load()) {
      for (List<byte[]> batch : List.of(List.of(RED, GREEN, BLUE), List.of(GREEN))) {
        Timings timings = new Timings();
        assertThat(classifier.classify(batch, 1, timings))
            .extracting(ImageClassifierTest::best)
            .isEqualTo(batch.size() == 1 ? List.of("c2") : List.of("c3", "c2", "c1"));
        assertThat(timings.millis()).containsOnlyKeys("preprocess", "inference");
      }
    }
  }

  @Test
  void anImageThatCannotBeReadDoesNotTouchTheOthersOfItsPass() throws Exception {
    try (ImageClassifier classifier = load()) {
      byte[] cut = Arrays.copyOf(RED, RED.length / 2);
      assertThat(classifier.classify(List.of(GREEN, cut, RED, cut), 1, new Timings()))
          .extracting(ImageClassifierTest::best)
          .containsExactly("c2", "InvalidRequest", "c3", "InvalidRequest");
      assertThat(classifier.classify(List.of(cut), 1, new Timings()))
          .extracting(ImageClassifierTest::best)
          .containsExactly("InvalidRequest");
    }
  }

  @Test
  void phasesAreTimed() throws Exception {
    try (ImageClassifier classifier = load()) {
      Timings timings = new Timings();
      Classification answer = classifier.classify(RED, 9, timings);
      assertThat(timings.millis()).containsOnlyKeys("preprocess", "inference");
      assertThat(timings.millis().get("inference")).isEqualTo(answer.inferenceNanos() / 1e6);
      assertThat(answer.predictions()).hasSize(3);
    }
  }

  @Test
  void manyThreadsGetEachTheirOwnAnswer() throws Exception {
    Settings two = with("DUET_CONCURRENCY", "2");
    try (ImageClassifier classifier = ImageClassifier.load(bundle(), two)) {
      List<Callable<String>> work = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        byte[] image = List.of(BLUE, GREEN, RED).get(i % 3);
        work.add(() -> classifier.classify(image, 1, new Timings()).predictions().get(0).wnid());
      }
      ExecutorService threads = Executors.newFixedThreadPool(8);
      try {
        int i = 0;
        for (Future<String> answer : threads.invokeAll(work)) {
          assertThat(answer.get()).isEqualTo("c" + (i++ % 3 + 1));
        }
      } finally {
        threads.shutdownNow();
      }
    }
  }

  @Test
  void anImageThatIsRefusedLeavesTheNetworkFree() throws Exception {
    Settings one = with("DUET_CONCURRENCY", "1");
    try (ImageClassifier classifier = ImageClassifier.load(bundle(), one)) {
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> classifier.classify(new byte[9], 1, new Timings()))
            .isInstanceOf(InvalidRequestException.class);
      }
      assertThat(classifier.classify(RED, 1, new Timings()).predictions()).hasSize(1);
    }
  }

  @Test
  void thePixelLimitIsASetting() throws Exception {
    Settings few = with("DUET_MAX_PIXELS", "80");
    try (ImageClassifier classifier = ImageClassifier.load(bundle(), few)) {
      assertThatThrownBy(() -> classifier.classify(RED, 1, new Timings()))
          .isInstanceOfSatisfying(
              FunctionException.class, e -> assertThat(e.failure()).isEqualTo(ErrorKind.TOO_LARGE))
          .hasMessageEndingWith("the limit is 80 pixels, the setting DUET_MAX_PIXELS");
    }
  }

  @Test
  void afterItIsClosedItRefuses() throws Exception {
    ImageClassifier classifier = load();
    classifier.close();
    assertThatThrownBy(() -> classifier.classify(RED, 1, new Timings()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void aNetworkThatDoesNotFitItsLabelsIsRefused() throws Exception {
    ModelBundle bundle = bundle();
    Files.writeString(directory.resolve("labels.txt"), "c1 blue\nc2 green\n");
    assertRefused(
        ModelBundle.open(bundle.directory()), "answers 3 probabilities, but has 2 labels");
  }

  @Test
  void aNetworkThatDoesNotFitItsDescriptionIsRefused() throws Exception {
    bundle();
    Files.writeString(
        directory.resolve("model.json"),
        Files.readString(directory.resolve("model.json")).replace("\"height\":16", "\"height\":9"));
    assertRefused(
        ModelBundle.open(directory),
        "describes an input of [-1, 9, 16, 3], but its network takes [-1, 16, 16, 3]");
  }

  @Test
  void aNetworkThatIsNotOneIsRefused() throws Exception {
    ModelBundle bundle = bundle();
    Files.writeString(directory.resolve("saved_model.pb"), "nonsense");
    assertRefused(bundle, "cannot be loaded");
  }

  /** A tensor that there is not would end the process in TensorFlow. */
  @ParameterizedTest
  @CsvSource({"images, input", "colours, output"})
  void aTensorThatTheNetworkDoesNotHaveIsRefused(String tensor, String part) throws Exception {
    bundle();
    Path description = directory.resolve("model.json");
    Files.writeString(
        description, Files.readString(description).replace('"' + tensor + '"', "\"none\""));
    assertRefused(ModelBundle.open(directory), "'none'", "takes [images] and answers [colours]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none:0", "images:1", "images:999999999", "images:x", "", ":"})
  void aSignatureOfWhatTheGraphDoesNotHaveIsRefused(String tensor) throws Exception {
    ModelBundle bundle = bundle();
    SavedModel.Builder saved = MeanColourBundle.savedModel().toBuilder();
    MetaGraphDef.Builder meta = saved.getMetaGraphsBuilder(0);
    SignatureDef signature = meta.getSignatureDefOrThrow("serving_default");
    for (boolean input : new boolean[] {true, false}) {
      SignatureDef.Builder wrong = signature.toBuilder();
      TensorInfo.Builder info =
          (input ? wrong.getInputsOrThrow("images") : wrong.getOutputsOrThrow("colours"))
              .toBuilder().setName(tensor);
      meta.putSignatureDef(
          "serving_default",
          (input
                  ? wrong.putInputs("images", info.build())
                  : wrong.putOutputs("colours", info.build()))
              .build());
      Files.write(directory.resolve("saved_model.pb"), saved.build().toByteArray());
      assertRefused(bundle, "is '" + tensor + "', which its graph does not have");
    }
  }

  @Test
  void aDetectorIsNoClassifier() throws Exception {
    bundle();
    Path description = directory.resolve("model.json");
    Files.writeString(
        description,
        Files.readString(description)
            .replace("\"kind\":\"probabilities\"", "\"kind\":\"yolov5\"")
            .replaceFirst(
                "}$",
                ",\"detection\":{\"stride\":32,\"confidence\":0.2,\"iou\":0.4,\"max_detections\":9}}"));
    assertRefused(ModelBundle.open(directory), "it is a detector and no classifier");
  }

  /** The signature says nothing of how many values there are, and the graph answers three. */
  @Test
  void aNetworkThatAnswersOtherThanItDeclaresIsRefusedWhenItIsWarmedUp() throws Exception {
    bundle();
    SavedModel.Builder saved = MeanColourBundle.savedModel().toBuilder();
    MetaGraphDef.Builder meta = saved.getMetaGraphsBuilder(0);
    SignatureDef.Builder signature = meta.getSignatureDefOrThrow("serving_default").toBuilder();
    TensorInfo.Builder colours = signature.getOutputsOrThrow("colours").toBuilder();
    colours.getTensorShapeBuilder().getDimBuilder(1).setSize(2);
    meta.putSignatureDef(
        "serving_default", signature.putOutputs("colours", colours.build()).build());
    Files.write(directory.resolve("saved_model.pb"), saved.build().toByteArray());
    Files.writeString(directory.resolve("labels.txt"), "c1 blue\nc2 green\n");
    try (ImageClassifier classifier =
        ImageClassifier.load(ModelBundle.open(directory), MeanColourBundle.settings())) {
      assertThatThrownBy(() -> classifier.warmUp(RED))
          .isInstanceOf(InvalidModelException.class)
          .hasMessageContaining("answers [1, 3], but has 2 labels");
    }
  }

  private static String best(Outcome<Classification> outcome) {
    return outcome instanceof Outcome.Success<Classification> success
        ? success.value().predictions().get(0).wnid()
        : ((Outcome.Failed<Classification>) outcome).failure().failure().errorType();
  }

  private ModelBundle bundle() throws IOException {
    return MeanColourBundle.write(directory);
  }

  private ImageClassifier load() throws IOException {
    return ImageClassifier.load(bundle(), MeanColourBundle.settings());
  }

  private static void assertRefused(ModelBundle bundle, String... why) {
    assertThatThrownBy(() -> ImageClassifier.load(bundle, MeanColourBundle.settings()))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContainingAll(why);
  }

  private static Settings with(String name, String value) {
    MeanColourBundle.settings();
    java.util.Map<String, String> values = new java.util.HashMap<>(System.getenv());
    values.put(name, value);
    return Settings.of(values);
  }
}
