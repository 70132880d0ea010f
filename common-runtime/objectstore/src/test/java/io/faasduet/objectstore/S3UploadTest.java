package io.faasduet.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.NotFoundException;
import io.faasduet.api.Settings;
import io.faasduet.testkit.EmbeddedS3;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;

class S3UploadTest {
  private static final URI ADDRESS = URI.create("s3://bucket/large");

  private final EmbeddedS3 s3 = EmbeddedS3.start();
  private final S3Client client = S3Connection.open(Settings.of(s3.settings()));
  private final ObjectStore store = new S3Store(client);

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void makeBucketAndFile() throws IOException {
    s3.createBucket("bucket");
    file = Files.write(directory.resolve("file"), new byte[3 * S3Upload.PART_BYTES]);
  }

  @AfterEach
  void stop() {
    store.close();
    s3.close();
  }

  @Test
  void ofPartsIsHeldToItsChecksumWhenItIsFetched() throws IOException {
    store.upload(file, ADDRESS, "application/octet-stream");
    assertThat(store.info(ADDRESS).sha256()).contains(Sha256.of(file));
    assertThat(client.headObject(b -> b.bucket("bucket").key("large")).contentType())
        .isEqualTo("application/octet-stream");
  }

  @Test
  void thatFailsLeavesNoParts() {
    FailingS3 unwilling = new FailingS3(client, S3UploadTest::refuseTheSecond);
    assertThatThrownBy(() -> new S3Store(unwilling).upload(file, ADDRESS, "text/plain"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("s3://bucket/large failed: no part 2");
    assertForgotten(unwilling);
  }

  @Test
  void thatIsInterruptedLeavesNoParts() {
    Thread uploader = Thread.currentThread();
    FailingS3 unwilling = new FailingS3(client, number -> uploader.interrupt());
    try {
      assertThatThrownBy(() -> new S3Store(unwilling).upload(file, ADDRESS, "text/plain"))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("s3://bucket/large failed: interrupted");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertForgotten(unwilling);
  }

  private void assertForgotten(FailingS3 unwilling) {
    assertThat(unwilling.begun()).isPresent();
    assertThat(unwilling.aborted()).isEqualTo(unwilling.begun());
    assertThatThrownBy(() -> store.info(ADDRESS)).isInstanceOf(NotFoundException.class);
  }

  private static void refuseTheSecond(int part) {
    if (part == 2) {
      throw SdkClientException.create("no part 2");
    }
  }
}
