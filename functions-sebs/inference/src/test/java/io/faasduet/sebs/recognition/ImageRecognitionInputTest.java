package io.faasduet.sebs.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.api.InitContext;
import io.faasduet.api.Invocation;
import io.faasduet.api.Settings;
import io.faasduet.localcloud.storage.EmbeddedS3;
import io.faasduet.runtime.json.Json;
import io.faasduet.sebs.BenchmarkAnswer;
import io.faasduet.sebs.GeneratedInput;
import io.faasduet.sebs.InputContext;
import io.faasduet.sebs.InputObject;
import io.faasduet.sebs.InputSize;
import io.faasduet.sebs.recognition.ImageRecognitionResponse.Durations;
import io.faasduet.testkit.TestData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The generator, the function and the check of its answers together. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImageRecognitionInputTest {
  private final EmbeddedS3 s3 = EmbeddedS3.start();
  private final Map<String, String> environment = new HashMap<>(System.getenv());
  private final ImageRecognition function;
  private final ImageRecognitionInput input = new ImageRecognitionInput();
  @TempDir private Path directory;

  ImageRecognitionInputTest() {
    s3.createBucket("bench");
    environment.putAll(s3.settings());
    function = new ImageRecognition(InitContext.of(Settings.of(environment)));
  }

  @AfterAll
  void close() {
    function.close();
    s3.close();
  }

  @ParameterizedTest
  @EnumSource
  void theProjectsPhotographShowsAnEspresso(InputSize size) throws Exception {
    InputContext context = context(size, Optional.empty());
    GeneratedInput made = input.generate(context);

    ImageRecognitionResponse response = respond(made);

    assertThat(response.result()).containsEntry("idx", 967).containsEntry("class", "espresso");
    assertThat(input.validate(answer(made, response, context))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void sebsPhotographShowsASportsCar(InputSize size) throws Exception {
    Path data =
        TestData.filesIn("sebs/400.inference/411.image-recognition/fake-resnet")
            .get(0)
            .getParent()
            .getParent();
    InputContext context = context(size, Optional.of(data));
    GeneratedInput made = input.generate(context);

    ImageRecognitionResponse response = respond(made);

    assertThat(response.result()).containsEntry("idx", 817).containsEntry("class", "sports_car");
    assertThat(input.validate(answer(made, response, context))).isEmpty();
  }

  @Test
  void anEnvironmentLoadsAModelOnce() throws Exception {
    GeneratedInput made = input.generate(context(InputSize.TEST, Optional.empty()));
    ImageRecognition environmentOfItsOwn =
        new ImageRecognition(InitContext.of(Settings.of(environment)));
    try {
      put(made);
      Durations first = respond(environmentOfItsOwn, made.payload()).measurement();
      Durations second = respond(environmentOfItsOwn, made.payload()).measurement();

      assertThat(first.modelTime()).isPositive().isLessThan(first.computeTime());
      assertThat(first.modelDownloadTime()).isPositive().isLessThan(first.downloadTime());
      assertThat(second.modelTime()).isZero();
      assertThat(second.modelDownloadTime()).isZero();
      assertThat(second.computeTime()).isPositive();
      assertThat(second.downloadTime()).isPositive();
    } finally {
      environmentOfItsOwn.close();
    }
  }

  @Test
  void anotherModelReplacesTheFirst() throws Exception {
    GeneratedInput made = input.generate(context(InputSize.TEST, Optional.empty()));
    respond(made);
    for (InputObject object : made.objects()) {
      s3.put(
          "bench",
          object.key().replace("efficientnet_lite0", "other"),
          Files.readAllBytes(object.file()));
    }
    Map<String, Object> payload = new HashMap<>(made.payload());
    payload.put("object", Map.of("model", "other", "input", "espresso.jpg"));

    assertThat(respond(function, payload).measurement().modelTime()).isPositive();
    assertThat(respond(function, payload).measurement().modelTime()).isZero();
    assertThat(respond(function, made.payload()).measurement().modelTime()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "966, espresso, 3, 3, result.idx is 966",
    "967, sports_car, 3, 3, result.class is sports_car",
    "967, espresso, 3, 1, measurement.compute_time",
    "967, espresso, 1, 3, measurement.download_time"
  })
  void wrongAnswersAreRefused(
      int idx, String className, double download, double compute, String says) throws Exception {
    InputContext context = context(InputSize.TEST, Optional.empty());
    ImageRecognitionResponse wrong =
        ImageRecognitionResponse.of(idx, className, new Durations(download, compute, 2, 2));
    assertThat(input.validate(answer(input.generate(context), wrong, context)))
        .hasValueSatisfying(fault -> assertThat(fault).startsWith(says));
  }

  @Test
  void anAnswerWithoutMeasurementIsRefused() throws Exception {
    InputContext context = context(InputSize.TEST, Optional.empty());
    assertThat(
            input.validate(
                new BenchmarkAnswer(
                    input.generate(context).payload(),
                    Map.of("result", Map.of("idx", 967, "class", "espresso")),
                    context)))
        .hasValueSatisfying(fault -> assertThat(fault).startsWith("measurement.compute_time"));
  }

  private ImageRecognitionResponse respond(GeneratedInput made) throws Exception {
    put(made);
    return respond(function, made.payload());
  }

  private void put(GeneratedInput made) throws Exception {
    for (InputObject object : made.objects()) {
      s3.put("bench", object.key(), Files.readAllBytes(object.file()));
    }
  }

  private static ImageRecognitionResponse respond(
      ImageRecognition function, Map<String, Object> payload) throws Exception {
    return function.apply(
        Json.read(
            Json.write(payload),
            ImageRecognitionRequest.class,
            ImageRecognition.SPEC.fieldNaming()),
        Invocation.of("test"));
  }

  private static BenchmarkAnswer answer(
      GeneratedInput made, ImageRecognitionResponse response, InputContext context) {
    Durations is = response.measurement();
    return new BenchmarkAnswer(
        made.payload(),
        Map.of(
            "result",
            response.result(),
            "measurement",
            Map.of(
                "download_time", is.downloadTime(),
                "compute_time", is.computeTime(),
                "model_time", is.modelTime(),
                "model_download_time", is.modelDownloadTime())),
        context);
  }

  private InputContext context(InputSize size, Optional<Path> data) {
    return new InputContext(
        size,
        1,
        data,
        directory,
        "bench",
        List.of("411.image-recognition-0-input", "411.image-recognition-1-input"),
        List.of(),
        Duration.ofSeconds(60));
  }
}
