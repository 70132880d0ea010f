package io.faasduet.objectstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.api.InvalidRequestException;
import io.faasduet.api.InvalidSettingException;
import io.faasduet.api.NotFoundException;
import io.faasduet.api.Settings;
import io.faasduet.localcloud.storage.EmbeddedS3;
import io.faasduet.objectstore.FaultyProxy.Fault;
import io.faasduet.objectstore.ObjectStore.ObjectInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CompletedPart;

class S3StoreTest implements ObjectStoreContract {
  private final EmbeddedS3 s3 = EmbeddedS3.start();
  private final FaultyProxy proxy = FaultyProxy.before(s3.endpoint());
  private final ObjectStore store = open(Map.of());
  private final ObjectStore faulty =
      open(Map.of("AWS_ENDPOINT_URL_S3", proxy.endpoint().toString()));

  private ObjectStore open(Map<String, String> differences) {
    Map<String, String> settings = new HashMap<>(s3.settings());
    settings.putAll(differences);
    return ObjectStores.open(Settings.of(settings));
  }

  @BeforeEach
  void makeBucket() {
    s3.createBucket("bucket");
  }

  @AfterEach
  void stop() {
    faulty.close();
    store.close();
    proxy.close();
    s3.close();
  }

  @Override
  public ObjectStore store() {
    return store;
  }

  @Override
  public URI address(String name) {
    return new S3Address("bucket", name).uri();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../up", "a/../b", ".", "..", "a//b", "/lead", "end/", "tab\t"})
  void keepsKeysThatNoFileCouldHave(String key) {
    keepsWhatWasWritten(key);
  }

  @Test
  void writesTheChecksumWithTheObject() {
    store.write(address("a"), "abc".getBytes(UTF_8), "text/plain");
    assertThat(store.info(address("a")).sha256())
        .contains("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    s3.put("bucket", "b", new byte[1]);
    assertThat(store.info(address("b")).sha256()).isEmpty();
  }

  @Test
  void aFileHasAChecksumThatTheServiceKeeps(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "123456789");
    store.write(address("a"), file, "text/plain");
    try (S3Client client = S3Connection.open(Settings.of(s3.settings()))) {
      assertThat(
              client
                  .headObject(b -> b.bucket("bucket").key("a").checksumMode(ChecksumMode.ENABLED))
                  .checksumCRC32C())
          .as("E3069283, the check value of CRC-32/ISCSI")
          .isEqualTo("4waSgw==");
    }
  }

  @Test
  void takesTheOwnersWordForAChecksumButNotACompositeOne() {
    String sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    try (S3Client client = S3Connection.open(Settings.of(s3.settings()))) {
      client.putObject(
          b ->
              b.bucket("bucket")
                  .key("a")
                  .metadata(Map.of("sha256", sha256.toUpperCase(Locale.ROOT))),
          RequestBody.fromString("abc"));
      String id =
          client
              .createMultipartUpload(
                  b -> b.bucket("bucket").key("b").checksumAlgorithm(ChecksumAlgorithm.SHA256))
              .uploadId();
      String etag =
          client
              .uploadPart(
                  b -> b.bucket("bucket").key("b").uploadId(id).partNumber(1),
                  RequestBody.fromString("abc"))
              .eTag();
      CompletedPart part = CompletedPart.builder().partNumber(1).eTag(etag).build();
      client.completeMultipartUpload(
          b -> b.bucket("bucket").key("b").uploadId(id).multipartUpload(m -> m.parts(part)));
    }
    assertThat(store.info(address("a")).sha256()).contains(sha256);
    assertThat(store.info(address("b")).sha256()).isEmpty();
  }

  @Test
  void listsMoreThanAPage() {
    for (int i = 0; i < 1001; i++) {
      s3.put("bucket", "%04d".formatted(i), new byte[0]);
    }
    assertThat(store.list(address(""))).hasSize(1001).isSortedAccordingTo((a, b) -> a.compareTo(b));
  }

  @Test
  void namesABucketThatIsMissing() {
    URI nowhere = URI.create("s3://nowhere/key");
    assertThatThrownBy(() -> store.info(nowhere))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("no bucket 'nowhere'");
    assertThatThrownBy(() -> store.read(nowhere, 1)).hasMessageContaining("no bucket 'nowhere'");
    assertThatThrownBy(() -> store.list(nowhere)).hasMessageContaining("no bucket 'nowhere'");
    assertThatThrownBy(() -> store.write(nowhere, new byte[1], "text/plain"))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> store.info(URI.create("s3://bucket/")))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void saysThatAccessIsDenied() {
    s3.put("bucket", "a", new byte[1]);
    try (ObjectStore stranger = open(Map.of("AWS_SECRET_ACCESS_KEY", "guessed"))) {
      assertDenied(() -> stranger.info(address("a")));
      assertDenied(() -> stranger.read(address("a"), 9));
      assertDenied(() -> stranger.list(address("")));
      assertDenied(() -> stranger.write(address("a"), new byte[2], "text/plain"));
    }
    assertThat(store.read(address("a"), 9)).hasSize(1);
  }

  private static void assertDenied(Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            FunctionException.class, e -> assertThat(e.failure()).isEqualTo(ErrorKind.DENIED));
  }

  @Test
  void aConnectionCutMidwayIsNoEarlyEnd() throws IOException {
    s3.put("bucket", "a", new byte[100_000]);
    ObjectInfo info = store.info(address("a"));
    proxy.follow((request, number) -> Fault.cutAfter(50_000));
    try (InputStream content = faulty.open(info, 0, info.bytes())) {
      assertThatThrownBy(content::readAllBytes)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("50000 of 100000");
    }
    assertThatThrownBy(() -> faulty.read(address("a"), 200_000))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("connection was lost");
  }

  @Test
  void readsAgainWhenTheConnectionWasCutOnce() {
    s3.put("bucket", "a", new byte[100_000]);
    proxy.follow((request, number) -> number == 1 ? Fault.cutAfter(50_000) : Fault.NONE);
    assertThat(faulty.read(address("a"), 200_000)).hasSize(100_000);
  }

  @ParameterizedTest
  @ValueSource(longs = {-10, 10})
  void aLengthThatIsNotTheObjectsIsAFailure(long error) {
    s3.put("bucket", "a", new byte[100_000]);
    ObjectInfo info = store.info(address("a"));
    proxy.follow((request, number) -> Fault.lengthError(error));
    assertThatThrownBy(() -> faulty.open(info, 0, info.bytes()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("was asked for bytes 0-99999/100000");
  }

  @Test
  void anAnswerWithoutALengthIsReadToItsEnd() throws IOException {
    s3.put("bucket", "a", new byte[100]);
    ObjectInfo info = store.info(address("a"));
    proxy.follow((request, number) -> Fault.lengthError(Fault.NO_LENGTH));
    assertThat(faulty.read(address("a"), 100)).hasSize(100);
    assertThatThrownBy(() -> faulty.read(address("a"), 99))
        .isInstanceOfSatisfying(
            FunctionException.class, e -> assertThat(e.failure()).isEqualTo(ErrorKind.TOO_LARGE))
        .hasMessageContaining("DUET_MAX_BODY_BYTES");
    try (InputStream content = faulty.open(info, 10, 80)) {
      assertThat(content.readAllBytes()).hasSize(80);
    }
  }

  @Test
  void aHeadWithoutALengthIsAFailureOfTheService() {
    s3.put("bucket", "a", new byte[100]);
    proxy.follow((request, number) -> Fault.lengthError(Fault.NO_LENGTH));
    assertThatThrownBy(() -> faulty.info(address("a")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            "s3://bucket/a: the service answered without Content-Length, which S3 always sends");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"back\bspace", "form\ffeed", "a b&c<d>", "Grüße+1%20", "\uFFFE", "line\nend"})
  void listsKeysThatXmlCannotHold(String key) {
    store.write(address("pics/" + key), new byte[1], "text/plain");
    store.write(address("pics/plain"), new byte[1], "text/plain");
    assertThat(store.list(address("pics/")))
        .contains(address("pics/" + key), address("pics/plain"))
        .hasSize(2);
  }

  @Test
  void aClockThatIsWrongIsNamed() {
    proxy.follow((request, number) -> Fault.skewed());
    assertThatThrownBy(() -> faulty.info(address("a")))
        .isInstanceOf(FunctionException.class)
        .hasMessage("s3://bucket/a: access denied; this machine's clock is wrong");
  }

  @Test
  void withoutCredentialsItSaysSoAndNothingElse() {
    Map<String, String> none =
        Map.of(
            "AWS_ENDPOINT_URL_S3",
            proxy.endpoint().toString(),
            "AWS_CONTAINER_CREDENTIALS_FULL_URI",
            "http://127.0.0.1:1/");
    try (ObjectStore stranger = ObjectStores.open(Settings.of(none))) {
      assertThatThrownBy(() -> stranger.read(address("a"), 9))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("there are no credentials")
          .hasMessageNotContainingAny("the network");
      assertThatThrownBy(
              () -> ObjectStores.serving(address("a"), () -> stranger.read(address("a"), 9)))
          .isInstanceOfSatisfying(
              FunctionException.class,
              e -> assertThat(e.failure()).isEqualTo(ErrorKind.UNAVAILABLE))
          .hasMessage("s3://bucket/a: the object store cannot be used now");
    }
  }

  @Test
  void aServiceThatIsNotS3IsNotBlamedOnCredentials() {
    proxy.follow((request, number) -> Fault.page());
    assertThatThrownBy(() -> faulty.list(address("")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageNotContainingAny("credentials");
  }

  @Test
  void triesAgainWhenTheServiceIsBusyButNotForever() {
    s3.put("bucket", "a", new byte[3]);
    proxy.follow((request, number) -> number < 3 ? Fault.status(503) : Fault.NONE);
    assertThat(faulty.read(address("a"), 9)).hasSize(3);
    proxy.forget();
    proxy.follow((request, number) -> Fault.status(503));
    assertThatThrownBy(() -> faulty.read(address("a"), 9))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("503");
    assertThat(proxy.requests("GET")).isEqualTo(3);
  }

  @Test
  void aServiceThatIsNotThereIsAFailureThatSaysWhatToCheck() {
    try (ObjectStore nobody = open(Map.of("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:1"))) {
      assertThatThrownBy(() -> nobody.info(address("a")))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("AWS_ENDPOINT_URL_S3");
    }
    try (ObjectStore misled = open(Map.of("AWS_ENDPOINT_URL_S3", "localhost:9000"))) {
      assertThatThrownBy(() -> misled.info(address("a")))
          .isInstanceOf(InvalidSettingException.class)
          .hasMessageContaining("http://localhost:9000");
    }
  }
}
