package io.faasduet.sebs.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.InvalidRequestException;
import io.faasduet.api.NotFoundException;
import io.faasduet.api.Settings;
import io.faasduet.localcloud.storage.LocalStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchmarkStorageTest {
  private final LocalStorage server = LocalStorage.start();
  private BenchmarkStorage storage;
  @TempDir private Path directory;

  @BeforeEach
  void open() {
    server.createBucket("bench");
    storage = BenchmarkStorage.open(Settings.of(server.settings()));
  }

  @AfterEach
  void close() {
    storage.close();
    server.close();
  }

  @Test
  void anOutputGetsAKeyOfItsOwn() throws IOException {
    String first = storage.upload("bench", "out/a.txt", "first".getBytes(UTF_8), "text/plain");
    Path file = Files.writeString(directory.resolve("b"), "second");
    String second = storage.upload("bench", "out/a.txt", file, "text/plain");
    assertThat(first).matches("out/a\\.[0-9a-f]{8}\\.txt").isNotEqualTo(second);
    assertThat(storage.keys("bench", "out/")).containsExactlyInAnyOrder(first, second);
    assertThat(storage.download("bench", first)).asString(UTF_8).isEqualTo("first");
    assertThat(storage.download("bench", second, file)).isEqualTo(6);
    assertThat(file).hasContent("second");
  }

  @ParameterizedTest
  @CsvSource({
    "a/b.zip, a/b\\.[0-9a-f]{8}\\.zip",
    "a/b.tar.gz, a/b\\.tar\\.[0-9a-f]{8}\\.gz",
    "a.b/plain, a\\.b/plain\\.[0-9a-f]{8}",
    "a/.hidden, a/\\.hidden\\.[0-9a-f]{8}"
  })
  void theSuffixComesBeforeTheExtension(String key, String unique) {
    assertThat(UniqueKey.of(key))
        .matches(unique)
        .satisfies(got -> assertThat(UniqueKey.isOf(key, got)).isTrue());
  }

  @ParameterizedTest
  @CsvSource({
    "a/b.zip",
    "a/b.1f2e3d4.zip",
    "a/b.1f2e3d4c.tar",
    "a/c.1f2e3d4c.zip",
    "a/b.1f2e3d4c5.zip",
    "a/b.1f2e3d4g.zip",
    "b.1f2e3d4c.zip",
    "a/b-1f2e3d4c.zip"
  })
  void aKeyOfAnotherFormIsNoUploads(String got) {
    assertThat(UniqueKey.isOf("a/b.zip", got)).isFalse();
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThatThrownBy(() -> storage.download("bench", "in/none"))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("s3://bench/in/none");
    assertThatThrownBy(() -> storage.download("elsewhere", "none", directory.resolve("x")))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("elsewhere");
    assertThat(directory.resolve("x")).doesNotExist();
  }

  @Test
  void aPrefixThatAPayloadLacksIsNamed() {
    BucketPaths paths =
        new BucketPaths("bench", Optional.of("in"), Optional.empty(), Optional.empty());
    assertThat(paths.inputKey("a")).isEqualTo("in/a");
    assertThatThrownBy(() -> paths.outputKey("a"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("field 'bucket.output' is missing");
  }
}
