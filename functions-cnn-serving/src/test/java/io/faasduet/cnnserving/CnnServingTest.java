package io.faasduet.cnnserving;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.api.InitContext;
import io.faasduet.api.InvalidRequestException;
import io.faasduet.api.InvalidSettingException;
import io.faasduet.api.Invocation;
import io.faasduet.api.NotFoundException;
import io.faasduet.api.Settings;
import io.faasduet.api.Timings;
import io.faasduet.localcloud.storage.EmbeddedS3;
import io.faasduet.objectstore.ObjectStores;
import io.faasduet.testkit.EmbeddedImages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CnnServingTest {
  private static final EmbeddedImages IMAGES = new EmbeddedImages(CnnServing.class);

  private final EmbeddedS3 s3 = EmbeddedS3.start();
  private final Timings timings = new Timings();

  @TempDir private Path directory;

  @BeforeEach
  void fillTheBucket() {
    s3.createBucket("images");
    s3.put("images", "in/b.JPG", IMAGES.file(1));
    s3.put("images", "in/a/0.jpg", IMAGES.file(2));
    s3.put("images", "in/readme.txt", new byte[] {'h', 'i'});
    s3.put("images", "my photo+#1.jpg", IMAGES.file(3));
    s3.put("images", "text", new byte[] {'h', 'i'});
  }

  @AfterEach
  void stop() {
    s3.close();
  }

  @Test
  void everySourceGivesTheSameAnswerForTheSameImage() throws Exception {
    try (CnnServing function = function(Map.of())) {
      CnnServingResponse preloaded = function.apply(CnnServingRequest.preloaded(3), invocation());
      CnnServingResponse object =
          function.apply(CnnServingRequest.object("images", "my photo+#1.jpg"), invocation());
      CnnServingResponse sent =
          function.apply(CnnServingRequest.image(IMAGES.file(3)), invocation());
      assertThat(object.result()).isEqualTo(preloaded.result()).isEqualTo(sent.result());
      assertThat(function.apply(new CnnServingRequest(), invocation()).result())
          .isEqualTo(function.apply(CnnServingRequest.preloaded(0), invocation()).result())
          .isNotEqualTo(preloaded.result());
    }
  }

  @Test
  void theAnswerHasFiveClassesMostProbableFirst() throws Exception {
    try (CnnServing function = function(Map.of())) {
      CnnServingResponse answer = function.apply(new CnnServingRequest(), invocation());
      assertThat(answer.result()).hasSize(1);
      List<Double> probabilities =
          answer.result().get(0).stream().map(prediction -> (Double) prediction.get(2)).toList();
      assertThat(probabilities)
          .hasSize(5)
          .isSortedAccordingTo(java.util.Comparator.reverseOrder())
          .allSatisfy(probability -> assertThat(probability).isBetween(0.0, 1.0));
      assertThat(answer.model().weights()).isEqualTo("synthetic");
      assertThat(answer.latency())
          .isCloseTo(timings.millis().get("inference") / 1e3, Offset.offset(1e-9));
      assertThat(timings.millis()).containsOnlyKeys("fetch", "preprocess", "inference");
    }
  }

  @Test
  void afterInitTheStoreIsAskedForNamedObjectsOnly() throws Exception {
    Map<String, String> settings = Map.of("DUET_IMAGES", "s3://images/in/");
    CountingStore store = new CountingStore(ObjectStores.open(settings(settings)));
    try (CnnServing function = new CnnServing(InitContext.of(settings(settings)), store)) {
      int afterInit = store.calls();
      assertThat(afterInit).isPositive();
      function.apply(CnnServingRequest.preloaded(1), invocation());
      function.apply(CnnServingRequest.image(IMAGES.file(0)), invocation());
      assertThat(store.calls()).isEqualTo(afterInit);
      function.apply(CnnServingRequest.object("images", "in/b.JPG"), invocation());
      assertThat(store.calls()).isGreaterThan(afterInit);
    }
    assertThat(store.closed()).isTrue();
  }

  @Test
  void imagesOfTheSettingAreSortedByKey() throws Exception {
    try (CnnServing function = function(Map.of("DUET_IMAGES", "s3://images/in"));
        CnnServing embedded = function(Map.of())) {
      for (int i = 0; i < 2; i++) {
        assertThat(function.apply(CnnServingRequest.preloaded(i), invocation()).result())
            .isEqualTo(embedded.apply(CnnServingRequest.preloaded(2 - i), invocation()).result());
      }
      assertThatThrownBy(() -> function.apply(CnnServingRequest.preloaded(2), invocation()))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessage("field 'input_file_seq' must be from 0 to 1, not 2");
    }
  }

  @Test
  void theModelOfTheSettingAnswers() throws Exception {
    for (String file : List.of("labels.txt", "saved_model.pb", "model.json")) {
      try (InputStream in = CnnServing.class.getResourceAsStream("squeezenet/" + file)) {
        byte[] content = in.readAllBytes();
        s3.put(
            "images",
            "models/mine/" + file,
            file.equals("model.json")
                ? new String(content, UTF_8).replace("squeezenet1_1", "mine").getBytes(UTF_8)
                : content);
      }
    }
    try (CnnServing function = function(Map.of("DUET_MODEL", "s3://images/models/mine"))) {
      assertThat(function.apply(new CnnServingRequest(), invocation()).model().name())
          .isEqualTo("mine");
    }
  }

  @Test
  void objectsThatAreNotThereOrNotImagesAreRefused() throws Exception {
    try (CnnServing function = function(Map.of("DUET_MAX_BODY_BYTES", "150000"))) {
      assertThatThrownBy(
              () -> function.apply(CnnServingRequest.object("images", "no.jpg"), invocation()))
          .isInstanceOf(NotFoundException.class)
          .hasMessageContaining("no.jpg");
      assertThatThrownBy(
              () -> function.apply(CnnServingRequest.object("no-bucket", "a.jpg"), invocation()))
          .isInstanceOf(NotFoundException.class)
          .hasMessageContaining("no-bucket");
      assertThatThrownBy(
              () -> function.apply(CnnServingRequest.object("images", "text"), invocation()))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining("neither JPEG nor PNG");
      assertThatThrownBy(
              () -> function.apply(CnnServingRequest.object("images", "in/b.JPG"), invocation()))
          .isInstanceOfSatisfying(
              FunctionException.class, e -> assertThat(e.failure()).isEqualTo(ErrorKind.TOO_LARGE));
    }
  }

  @Test
  void settingsThatNameNothingUsableAreNamed() throws IOException {
    Files.writeString(directory.resolve("broken.jpg"), "no image");
    Map<String, String> wrong = new HashMap<>();
    wrong.put("DUET_IMAGES=s3://images/nothing/", "images/nothing");
    wrong.put("DUET_IMAGES=somewhere", "'somewhere' is not an object's address");
    wrong.put("DUET_IMAGES=" + directory.toUri(), "first image");
    wrong.put("DUET_IMAGES=s3://images/models/", "images/models");
    wrong.put("DUET_MODEL=s3://images/in", "model.json");
    wrong.put("DUET_MODEL=s3://nowhere/at-all", "nowhere");
    wrong.forEach(
        (setting, says) -> {
          int equals = setting.indexOf('=');
          String name = setting.substring(0, equals);
          assertThatThrownBy(() -> function(Map.of(name, setting.substring(equals + 1))))
              .as(setting)
              .isInstanceOf(InvalidSettingException.class)
              .hasMessageStartingWith(name)
              .hasMessageContaining(says);
        });
  }

  private CnnServing function(Map<String, String> more) {
    return new CnnServing(InitContext.of(settings(more)));
  }

  private Settings settings(Map<String, String> more) {
    Map<String, String> values = new HashMap<>(System.getenv());
    values.putAll(s3.settings());
    values.putAll(more);
    return Settings.of(values);
  }

  private Invocation invocation() {
    return Invocation.builder("test").timings(timings).build();
  }
}
