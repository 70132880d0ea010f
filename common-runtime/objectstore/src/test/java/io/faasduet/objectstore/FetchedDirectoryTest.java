package io.faasduet.objectstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.InvalidRequestException;
import io.faasduet.api.NotFoundException;
import io.faasduet.api.Settings;
import io.faasduet.localcloud.storage.EmbeddedS3;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetchedDirectoryTest {
  @TempDir Path directory;
  private final EmbeddedS3 s3 = EmbeddedS3.start();
  private final ObjectStore store = ObjectStores.open(Settings.of(s3.settings()));
  private ObjectFetcher fetcher;

  @BeforeEach
  void start() {
    fetcher =
        ObjectFetcher.open(store, Settings.of(Map.of("DUET_CACHE", directory + "/deep/cache")));
    s3.createBucket("bucket");
    put("bundle/model.json", "{}");
    put("bundle/weights/a b.pb", "weights");
    put("bundle/ü.txt", "label");
    put("bundle/", "");
    put("bundle-2/other", "other");
  }

  @AfterEach
  void stop() {
    store.close();
    s3.close();
  }

  private void put(String key, String content) {
    s3.put("bucket", key, content.getBytes(UTF_8));
  }

  private static List<String> namesIn(Path tree) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      return files.filter(Files::isRegularFile).map(f -> tree.relativize(f).toString()).toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3://bucket/bundle", "s3://bucket/bundle/"})
  void showsTheObjectsBelowAPrefixUnderTheirNames(String prefix) throws IOException {
    Path tree = fetcher.fetchTree(URI.create(prefix));
    assertThat(tree).hasFileName("bundle");
    assertThat(namesIn(tree))
        .containsExactlyInAnyOrder("model.json", "weights/a b.pb", ObjectCache.safeName("ü.txt"));
    assertThat(tree.resolve("weights/a b.pb")).hasContent("weights");
    assertThat(fetcher.fetchTree(URI.create(prefix))).isEqualTo(tree);
  }

  @Test
  void showsANewDirectoryWhenAnObjectHasChanged() {
    Path old = fetcher.fetchTree(URI.create("s3://bucket/bundle"));
    put("bundle/model.json", "{\"name\": 1}");
    assertThat(fetcher.fetchTree(URI.create("s3://bucket/bundle")).resolve("model.json"))
        .hasContent("{\"name\": 1}");
    assertThat(old.resolve("model.json")).hasContent("{}");
  }

  @Test
  void aPrefixWithNothingBelowItIsNotFound() {
    assertThatThrownBy(() -> fetcher.fetchTree(URI.create("s3://bucket/bund")))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("s3://bucket/bund/");
    assertThatThrownBy(() -> fetcher.fetchTree(directory.resolve("nothing").toUri()))
        .isInstanceOf(NotFoundException.class);
    assertThat(fetcher.fetchTree(directory.toUri())).isEqualTo(directory);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../escaped", "a/../../b", "a//b", "./c"})
  void noObjectLeavesTheDirectory(String name) {
    put("bad/" + name, "x");
    assertThatThrownBy(() -> fetcher.fetchTree(URI.create("s3://bucket/bad")))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void anObjectThatAlsoHasObjectsBelowItIsNamed() {
    s3.put("bucket", "dup/a", new byte[1]);
    s3.put("bucket", "dup/a.txt", new byte[1]);
    s3.put("bucket", "dup/a/b", new byte[1]);

    assertThatThrownBy(() -> fetcher.fetchTree(URI.create("s3://bucket/dup")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage(
            "the objects s3://bucket/dup/a and s3://bucket/dup/a/b cannot both be in a directory:"
                + " delete or rename one");
  }

  @Test
  void derivesADirectoryOnceForEveryContent() throws IOException {
    Path zip = Files.writeString(directory.resolve("bundle.zip"), "zip");
    AtomicInteger runs = new AtomicInteger();
    Derivation derivation =
        (source, empty) -> {
          assertThat(source).isEqualTo(zip);
          assertThat(empty).isEmptyDirectory();
          runs.incrementAndGet();
          Files.writeString(empty.resolve("model.json"), Files.readString(source));
        };
    Path derived = fetcher.derive(zip, "bundle", derivation);
    assertThat(derived.resolve("model.json")).hasContent("zip");
    assertThat(fetcher.derive(zip, "bundle", derivation)).isEqualTo(derived).hasFileName("bundle");
    assertThat(runs).hasValue(1);
    Files.writeString(zip, "other zip");
    assertThat(fetcher.derive(zip, "bundle", derivation).resolve("model.json"))
        .hasContent("other zip");
  }

  @Test
  void aDerivationThatFailsLeavesNothing() throws IOException {
    Path zip = Files.writeString(directory.resolve("bundle.zip"), "zip");
    assertThatThrownBy(
            () ->
                fetcher.derive(
                    zip,
                    "bundle",
                    (source, empty) -> {
                      Files.writeString(empty.resolve("half"), "x");
                      throw new IOException("the zip is broken");
                    }))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("the zip is broken");
    assertThat(namesIn(directory.resolve("deep/cache/derived"))).isEmpty();
    assertThat(fetcher.derive(zip, "bundle", (source, empty) -> {})).isEmptyDirectory();
  }
}
