package io.faasduet.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.NotFoundException;
import io.faasduet.api.Settings;
import io.faasduet.files.Sha256;
import io.faasduet.localcloud.storage.EmbeddedS3;
import io.faasduet.objectstore.ObjectStore;
import io.faasduet.objectstore.ObjectStores;
import io.faasduet.objectstore.S3Connection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;

class S3UploadTest {
  private static final URI ADDRESS = URI.create("s3://bucket/large");

  private final EmbeddedS3 s3 = EmbeddedS3.start();
  private final S3Client client = S3Connection.open(Settings.of(s3.settings()));
  private final ObjectStore store = ObjectStores.open(Settings.of(s3.settings()));

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void makeBucketAndFile() throws IOException {
    s3.createBucket("bucket");
    file = Files.write(directory.resolve("file"), new byte[2 * S3Upload.PART_BYTES + 1]);
  }

  @AfterEach
  void stop() {
    store.close();
    client.close();
    s3.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100, S3Upload.PART_BYTES, S3Upload.PART_BYTES + 7})
  void keepsAFileOfAnySize(int bytes) throws IOException {
    byte[] content = new byte[bytes];
    new Random(bytes).nextBytes(content);
    new S3Upload(client).run(Files.write(file, content), ADDRESS, "application/octet-stream");
    assertThat(store.read(ADDRESS, bytes)).isEqualTo(content);
  }

  @Test
  void namesAFileThatCannotBeRead() {
    Path missing = directory.resolve("nothing");
    assertThatThrownBy(() -> new S3Upload(client).run(missing, ADDRESS, "text/plain"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(missing.toString());
  }

  @Test
  void ofPartsIsHeldToItsChecksumWhenItIsFetched() throws IOException {
    new S3Upload(client).run(file, ADDRESS, "application/octet-stream");
    assertThat(store.info(ADDRESS).sha256()).contains(Sha256.hex(file));
    assertThat(client.headObject(b -> b.bucket("bucket").key("large")).contentType())
        .isEqualTo("application/octet-stream");
  }

  @Test
  void thatFailsLeavesNoParts() {
    FailingS3 failing = new FailingS3(client, S3UploadTest::refuseTheSecond);
    assertThatThrownBy(() -> new S3Upload(failing).run(file, ADDRESS, "text/plain"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("s3://bucket/large failed: no part 2");
    assertForgotten(failing);
  }

  @Test
  void thatIsInterruptedLeavesNoParts() {
    Thread uploader = Thread.currentThread();
    FailingS3 failing = new FailingS3(client, number -> uploader.interrupt());
    try {
      assertThatThrownBy(() -> new S3Upload(failing).run(file, ADDRESS, "text/plain"))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("interrupted");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertForgotten(failing);
  }

  private void assertForgotten(FailingS3 failing) {
    assertThat(failing.begun()).isPresent();
    assertThat(failing.aborted()).isEqualTo(failing.begun());
    assertThatThrownBy(() -> store.info(ADDRESS)).isInstanceOf(NotFoundException.class);
  }

  private static void refuseTheSecond(int part) {
    if (part == 2) {
      throw SdkClientException.create("no part 2");
    }
  }
}
