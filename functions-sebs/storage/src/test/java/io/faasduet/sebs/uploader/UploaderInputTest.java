package io.faasduet.sebs.uploader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.InitContext;
import io.faasduet.api.InvalidSettingException;
import io.faasduet.api.Invocation;
import io.faasduet.api.Settings;
import io.faasduet.localcloud.storage.EmbeddedS3;
import io.faasduet.runtime.json.Json;
import io.faasduet.sebs.BenchmarkAnswer;
import io.faasduet.sebs.InputContext;
import io.faasduet.sebs.InputSize;
import io.faasduet.sebs.storage.TransferMeasurement;
import io.faasduet.sebs.uploader.UploaderResponse.Upload;
import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The generator, the function and the check of its answers together. */
class UploaderInputTest {
  private static final String OUT = "120.uploader-0-output";

  private final EmbeddedS3 s3 = EmbeddedS3.start();
  private final Settings settings = Settings.of(s3.settings());
  private final UploaderInput input = new UploaderInput(settings);
  private final Uploader function = new Uploader(InitContext.of(settings));
  @TempDir private Path directory;
  private Map<String, Object> payload;
  private UploaderResponse right;

  @BeforeEach
  void answerTheTest() throws Exception {
    s3.createBucket("bench");
    payload = input.generate(context(InputSize.TEST)).payload();
    right = respond(payload);
  }

  @AfterEach
  void close() {
    function.close();
    input.close();
    s3.close();
  }

  @Test
  void theUploadedFileIsRight() throws Exception {
    assertThat(validate(right)).isEmpty();
    assertThat(right.result().key()).startsWith(OUT + "/800px-Jammlich_crop.").endsWith(".jpg");
    assertThat(right.measurement().uploadSize()).isEqualTo(235_000);
  }

  @Test
  void theSmallFileIsRightToo() throws Exception {
    InputContext small = context(InputSize.SMALL);
    Map<String, Object> larger = input.generate(small).payload();

    UploaderResponse response = respond(larger);

    assertThat(input.validate(answer(larger, response, small))).isEmpty();
    assertThat(response.result().key()).startsWith(OUT + "/1.4.0.").endsWith(".zip");
    assertThat(response.measurement().downloadSize()).isEqualTo(6_700_000);
  }

  @Test
  void theSeedDecidesTheBytes() throws Exception {
    String first = md5(1);
    assertThat(md5(1)).isEqualTo(first);
    assertThat(md5(2)).isNotEqualTo(first);
  }

  private String md5(long seed) throws IOException {
    try (SeededSource source =
        SeededSource.serve(context(InputSize.TEST, seed, Optional.empty()), "file", 100_000)) {
      return source.md5();
    }
  }

  @Test
  void theSourceIsOnThisMachineUntilTheEnd() throws Exception {
    URI source = URI.create((String) ((Map<?, ?>) payload.get("object")).get("url"));
    assertThat(source.getHost()).isEqualTo("127.0.0.1");
    assertThat(status(source.resolve("/another"))).isEqualTo(404);
    assertThat(status(URI.create(source.toString().replace("127.0.0.1", "localhost"))))
        .as("by another name than the one that is given")
        .isEqualTo(403);
    input.close();
    assertThatThrownBy(() -> status(source)).isInstanceOf(ConnectException.class);
  }

  private static int status(URI url) throws IOException {
    return ((HttpURLConnection) url.toURL().openConnection()).getResponseCode();
  }

  @ParameterizedTest
  @CsvSource({
    "TEST, https://upload.wikimedia.org/, /800px-Jammlich_crop.jpg",
    "SMALL, https://github.com/, /1.4.0.zip",
    "LARGE, https://download.pytorch.org/, /resnet50-19c8e357.pth"
  })
  void sebsOwnSourcesAreNamedIfAskedFor(InputSize size, String start, String end) throws Exception {
    try (UploaderInput sebs =
        new UploaderInput(Settings.of(Map.of(UploaderInput.SOURCE, "sebs")))) {
      Map<?, ?> object = (Map<?, ?>) sebs.generate(context(size)).payload().get("object");
      assertThat((String) object.get("url")).startsWith(start).endsWith(end);
      assertThat(object.get("size")).isEqualTo(size.toString());
    }
  }

  @Test
  void anUnknownSourceIsRefused() {
    UploaderInput odd = new UploaderInput(Settings.of(Map.of(UploaderInput.SOURCE, "mars")));
    assertThatThrownBy(() -> odd.generate(context(InputSize.TEST)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("DUET_UPLOADER_SOURCE must be local or sebs, not 'mars'");
  }

  @Test
  void anotherResultIsRefused() throws Exception {
    Upload is = right.result();
    assertRefused(new Upload("other", is.url(), is.key()), "result.bucket is other, not bench");
    assertRefused(
        new Upload(is.bucket(), "http://another/file.jpg", is.key()),
        "result.url is http://another/file.jpg, not " + is.url());
    assertRefused(new Upload(is.bucket(), is.url(), ""), "result.key is , not");
    assertRefused(
        new Upload(is.bucket(), is.url(), OUT + "/another.1f2e3d4c.jpg"), "result.key is");
    assertRefused(
        new Upload(is.bucket(), is.url(), OUT + "/800px-Jammlich_crop.jpg"), "result.key is");
  }

  @Test
  void anObjectThatIsMissingOrAnotherIsRefused() throws Exception {
    String key = OUT + "/800px-Jammlich_crop.00000000.jpg";
    Upload other = new Upload("bench", right.result().url(), key);
    assertRefused(other, "result.key cannot be fetched");
    s3.put("bench", key, "something else".getBytes(StandardCharsets.US_ASCII));
    assertRefused(other, "has the MD5");
  }

  @Test
  void anotherMeasurementIsRefused() throws Exception {
    assertRefused(new TransferMeasurement(1, 7, 1, 235_000, 0), "download_size is 7, not 235000");
    assertRefused(new TransferMeasurement(1, 235_000, 1, 7, 0), "upload_size is 7, not 235000");
    assertRefused(new TransferMeasurement(0, 235_000, 1, 235_000, 9), "download_time is 0.0");
    assertRefused(new TransferMeasurement(1, 235_000, 0, 235_000, 0), "upload_time is 0.0");
  }

  private void assertRefused(Upload wrong, String says) throws Exception {
    assertThat(validate(new UploaderResponse(wrong, right.measurement())))
        .hasValueSatisfying(fault -> assertThat(fault).contains(says));
  }

  private void assertRefused(TransferMeasurement wrong, String says) throws Exception {
    assertThat(validate(new UploaderResponse(right.result(), wrong)))
        .hasValueSatisfying(fault -> assertThat(fault).contains(says));
  }

  private UploaderResponse respond(Map<String, Object> asked) throws Exception {
    UploaderRequest request =
        Json.read(Json.write(asked), UploaderRequest.class, Uploader.SPEC.fieldNaming());
    return function.apply(request, Invocation.of("test"));
  }

  private Optional<String> validate(UploaderResponse response) throws IOException {
    return input.validate(answer(payload, response, context(InputSize.TEST)));
  }

  private static BenchmarkAnswer answer(
      Map<String, Object> payload, UploaderResponse response, InputContext context) {
    TransferMeasurement measurement = response.measurement();
    return new BenchmarkAnswer(
        payload,
        Map.of(
            "result",
            Map.of(
                "bucket", response.result().bucket(),
                "url", response.result().url(),
                "key", response.result().key()),
            "measurement",
            Map.of(
                "download_time", measurement.downloadTime(),
                "download_size", measurement.downloadSize(),
                "upload_time", measurement.uploadTime(),
                "upload_size", measurement.uploadSize())),
        context);
  }

  @Test
  void aFunctionElsewhereIsToldThePublicAddress() throws Exception {
    try (SeededSource source =
        SeededSource.serve(context(InputSize.TEST, 1, Optional.of("localhost")), "file", 100_000)) {
      assertThat(source.url().getHost()).isEqualTo("localhost");
      assertThat(status(source.url())).isEqualTo(200);
    }
  }

  private InputContext context(InputSize size) {
    return context(size, 1, Optional.empty());
  }

  private InputContext context(InputSize size, long seed, Optional<String> publicAddress) {
    return new InputContext(
        size,
        seed,
        Optional.empty(),
        directory,
        "bench",
        List.of(),
        List.of(OUT),
        Duration.ofSeconds(60),
        publicAddress);
  }
}
