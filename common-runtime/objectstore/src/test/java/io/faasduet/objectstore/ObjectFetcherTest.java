package io.faasduet.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.api.InvalidRequestException;
import io.faasduet.api.NotFoundException;
import io.faasduet.api.Settings;
import io.faasduet.files.Sha256;
import io.faasduet.localcloud.storage.EmbeddedS3;
import io.faasduet.objectstore.FaultyProxy.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectFetcherTest {
  private static final int PART_BYTES = 1 << 17;
  private static final int PARTS = 16;
  private static final int SDK_ATTEMPTS = 3;
  private static final URI MODEL = new S3Address("bucket", "models/my model.pb").uri();

  @TempDir Path directory;
  private final EmbeddedS3 s3 = EmbeddedS3.start();
  private final FaultyProxy proxy = FaultyProxy.before(s3.endpoint());
  private final ObjectStore direct = ObjectStores.open(Settings.of(s3.settings()));
  private ObjectStore store;
  private ObjectFetcher fetcher;
  private final byte[] content = randomBytes(PARTS * PART_BYTES - 77, 1);

  private static byte[] randomBytes(int length, int seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  @BeforeEach
  void start() {
    Map<String, String> settings = new HashMap<>(s3.settings());
    settings.put("AWS_ENDPOINT_URL_S3", proxy.endpoint().toString());
    store = ObjectStores.open(Settings.of(settings));
    fetcher =
        new ObjectFetcher(
            store,
            new ObjectCache(directory.resolve("cache")),
            new FetchOptions(PART_BYTES, 4, new Backoff(5, Duration.ofMillis(1))));
    s3.createBucket("bucket");
    s3.put("bucket", "models/my model.pb", content);
  }

  @AfterEach
  void stop() {
    store.close();
    direct.close();
    proxy.close();
    s3.close();
  }

  /** Every file in the cache but locks: what is whole, and what is not. */
  private List<Path> cachedFiles() throws IOException {
    Path objects = directory.resolve("cache/objects");
    if (!Files.exists(objects)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(objects)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void bringsAnObjectInPartsAndKeepsItsName() throws IOException {
    Path file = fetcher.fetch(MODEL);
    assertThat(file).hasFileName("my model.pb").hasBinaryContent(content);
    assertThat(proxy.requests("GET")).isEqualTo(PARTS);
    assertThat(cachedFiles()).containsExactly(file);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, PART_BYTES, PART_BYTES + 1})
  void bringsObjectsOfEverySize(int bytes) {
    byte[] small = randomBytes(bytes, 2);
    s3.put("bucket", "small", small);
    assertThat(fetcher.fetch(URI.create("s3://bucket/small"))).hasBinaryContent(small);
  }

  @Test
  void asksOnlyForTheVersionOfWhatItHas() {
    Path first = fetcher.fetch(MODEL);
    proxy.forget();
    assertThat(fetcher.fetch(MODEL)).isEqualTo(first);
    assertThat(proxy.requests("HEAD")).isEqualTo(1);
    assertThat(proxy.requests("GET")).isZero();
  }

  @Test
  void bringsANewVersionBesideTheOldOne() {
    Path old = fetcher.fetch(MODEL);
    byte[] changed = randomBytes(3 * PART_BYTES, 3);
    s3.put("bucket", "models/my model.pb", changed);
    assertThat(fetcher.fetch(MODEL)).isNotEqualTo(old).hasBinaryContent(changed);
    assertThat(old).hasBinaryContent(content);
  }

  @Test
  void goesOnWhereAConnectionWasCut() {
    proxy.follow(
        (request, number) -> number % 2 == 1 ? Fault.cutAfter(PART_BYTES / 3) : Fault.NONE);
    assertThat(fetcher.fetch(MODEL)).hasBinaryContent(content);
    assertThat(proxy.bodyBytes()).as("nothing is brought twice").isEqualTo(content.length);
  }

  @Test
  void triesAgainWhenTheServiceIsBusy() {
    proxy.follow((request, number) -> number % 3 == 0 ? Fault.NONE : Fault.status(503));
    assertThat(fetcher.fetch(MODEL)).hasBinaryContent(content);
  }

  @Test
  void asksForVersionsAndListsAgainAsOftenAsForContent() {
    proxy.follow(
        (request, number) ->
            number <= 4 * SDK_ATTEMPTS && (request.startsWith("HEAD") || request.contains("list-"))
                ? Fault.status(503)
                : Fault.NONE);
    assertThat(fetcher.fetch(MODEL)).hasBinaryContent(content);
    assertThat(proxy.requests("HEAD")).isEqualTo(4 * SDK_ATTEMPTS + 1);
    proxy.forget();
    assertThat(fetcher.fetchTree(URI.create("s3://bucket/models/"))).isDirectory();
  }

  @Test
  void givesUpAVersionThatAStoreNeverTells() {
    proxy.follow((request, number) -> Fault.status(503));
    assertThatThrownBy(() -> fetcher.fetch(MODEL))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("the store is overloaded or down, try later");
    assertThat(proxy.requests("HEAD")).isEqualTo(5 * SDK_ATTEMPTS);
  }

  @Test
  void givesUpInTheEndAndKeepsWhatItHas() throws IOException {
    proxy.follow(
        (request, number) ->
            request.startsWith("GET") && number > PARTS / 2 ? Fault.status(500) : Fault.NONE);
    assertThatThrownBy(() -> fetcher.fetch(MODEL))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(MODEL.toString())
        .hasMessageContaining("fetch once more to go on");
    assertThat(proxy.requests("GET")).isLessThan(100);
    assertThat(cachedFiles())
        .extracting(file -> file.getFileName().toString())
        .containsExactlyInAnyOrder("content", "journal");

    proxy.follow((request, number) -> Fault.NONE);
    proxy.forget();
    assertThat(fetcher.fetch(MODEL)).hasBinaryContent(content);
    assertThat(proxy.bodyBytes()).isLessThan(content.length * 3L / 4);
  }

  @Test
  void beginsAnewWhenTheVersionHasChangedSince() {
    proxy.follow(
        (request, number) ->
            request.startsWith("GET") && number > PARTS / 2 ? Fault.status(500) : Fault.NONE);
    assertThatThrownBy(() -> fetcher.fetch(MODEL)).isInstanceOf(UncheckedIOException.class);
    proxy.follow((request, number) -> Fault.NONE);
    byte[] changed = randomBytes(content.length, 4);
    s3.put("bucket", "models/my model.pb", changed);
    assertThat(fetcher.fetch(MODEL)).hasBinaryContent(changed);
  }

  @Test
  void neverMixesVersionsWhenTheObjectChangesBetweenParts() {
    byte[] changed = randomBytes(content.length, 5);
    proxy.follow(
        (request, number) -> {
          if (request.startsWith("GET") && number == PARTS / 2) {
            s3.put("bucket", "models/my model.pb", changed);
          }
          return Fault.NONE;
        });
    assertThat(fetcher.fetch(MODEL)).hasBinaryContent(changed);
  }

  @Test
  void anObjectThatNeverStandsStillIsAFailure() throws IOException {
    proxy.follow(
        (request, number) -> {
          if (request.startsWith("GET")) {
            s3.put("bucket", "models/my model.pb", randomBytes(content.length, number));
          }
          return Fault.NONE;
        });
    assertThatThrownBy(() -> fetcher.fetch(MODEL)).isInstanceOf(ObjectChangedException.class);
    assertThat(cachedFiles()).noneMatch(file -> file.endsWith("my model.pb"));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 1})
  void aServiceThatLiesAboutLengthsIsAFailure(long error) throws IOException {
    proxy.follow(
        (request, number) -> request.startsWith("GET") ? Fault.lengthError(error) : Fault.NONE);
    assertThatThrownBy(() -> fetcher.fetch(MODEL))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("was asked for bytes");
    assertThat(cachedFiles()).noneMatch(file -> file.endsWith("my model.pb"));
  }

  @ParameterizedTest
  @CsvSource({"404,NOT_FOUND", "403,DENIED"})
  void aRefusalIsToldAtOnce(int status, ErrorKind failure) throws IOException {
    proxy.follow((request, number) -> Fault.status(status));
    assertThatThrownBy(() -> fetcher.fetch(MODEL))
        .isInstanceOfSatisfying(
            FunctionException.class, e -> assertThat(e.failure()).isEqualTo(failure));
    assertThat(proxy.requests("HEAD")).isLessThanOrEqualTo(2);
    assertThat(cachedFiles()).isEmpty();
  }

  @Test
  void holdsAnObjectToTheChecksumThatTheStoreKnows() {
    direct.write(MODEL, content, "application/octet-stream");
    Path file = fetcher.fetch(MODEL);
    assertThat(file).hasBinaryContent(content);
    assertThat(file.getParent().resolveSibling(file.getParent().getFileName() + ".sha256"))
        .isRegularFile();
  }

  @Test
  void refusesAnObjectThatIsNotWhatItsOwnerSays() throws Exception {
    String wrong = Sha256.hex("something else");
    assertThatThrownBy(() -> fetcher.fetch(MODEL, wrong))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("upload it again, or correct the checksum");
    assertThat(cachedFiles()).isEmpty();

    assertThat(fetcher.fetch(MODEL)).hasBinaryContent(content);
    assertThatThrownBy(() -> fetcher.fetch(MODEL, wrong)).hasMessageContaining(wrong);
    Path plain = Files.write(directory.resolve("plain"), content);
    assertThat(fetcher.fetch(MODEL, Sha256.hex(plain).toUpperCase(Locale.ROOT)))
        .hasBinaryContent(content);
    assertThatThrownBy(() -> fetcher.fetch(MODEL, "abc"))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void doesNotBelieveAJournalWithoutItsContent() throws IOException {
    proxy.follow(
        (request, number) ->
            request.startsWith("GET") && number > PARTS / 2 ? Fault.status(500) : Fault.NONE);
    assertThatThrownBy(() -> fetcher.fetch(MODEL)).isInstanceOf(UncheckedIOException.class);
    proxy.follow((request, number) -> Fault.NONE);
    for (Path file : cachedFiles()) {
      if (file.endsWith("content")) {
        Files.delete(file);
      }
    }
    assertThat(fetcher.fetch(MODEL)).hasBinaryContent(content);
  }

  @Test
  void fetchesAnewWhatWasKeptWrongly() throws IOException {
    direct.write(MODEL, content, "application/octet-stream");
    proxy.follow(
        (request, number) ->
            request.startsWith("GET") && number > PARTS / 2 ? Fault.status(500) : Fault.NONE);
    assertThatThrownBy(() -> fetcher.fetch(MODEL)).isInstanceOf(UncheckedIOException.class);
    for (Path file : cachedFiles()) {
      if (file.endsWith("content")) {
        Files.write(file, new byte[(int) Files.size(file)]);
      }
    }
    proxy.follow((request, number) -> Fault.NONE);
    assertThat(fetcher.fetch(MODEL)).hasBinaryContent(content);
  }

  @Test
  void nothingHalfIsEverSeen() throws Exception {
    CompletableFuture<Path> fetch = CompletableFuture.supplyAsync(() -> fetcher.fetch(MODEL));
    List<Path> seen = new ArrayList<>();
    boolean done;
    do {
      done = fetch.isDone();
      for (Path file : cachedFilesWhileTheyChange()) {
        if (file.endsWith("my model.pb")) {
          assertThat(file).hasBinaryContent(content);
          seen.add(file);
        }
      }
    } while (!done);
    assertThat(seen).isNotEmpty().containsOnly(fetch.get());
  }

  private List<Path> cachedFilesWhileTheyChange() throws IOException {
    try {
      return cachedFiles();
    } catch (UncheckedIOException e) {
      return List.of();
    }
  }

  @Test
  void threadsThatWantTheSameObjectBringItOnce() {
    List<CompletableFuture<Path>> fetches =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> fetcher.fetch(MODEL)))
            .limit(4)
            .toList();
    assertThat(fetches).allSatisfy(f -> assertThat(f.join()).hasBinaryContent(content));
    assertThat(proxy.requests("GET")).isEqualTo(PARTS);
  }

  @Test
  void aThreadThatIsInterruptedStopsAndStaysInterrupted() {
    Thread caller = Thread.currentThread();
    proxy.follow(
        (request, number) -> {
          if (request.startsWith("GET") && number == 3) {
            caller.interrupt();
          }
          return Fault.NONE;
        });
    assertThatThrownBy(() -> fetcher.fetch(MODEL)).isInstanceOf(UncheckedIOException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(fetcher.fetch(MODEL)).hasBinaryContent(content);
  }

  @Test
  void aFileIsItsOwnCopy() throws IOException {
    Path file = Files.write(directory.resolve("a.bin"), content);
    assertThat(fetcher.fetch(file.toUri())).isEqualTo(file);
    assertThat(fetcher.fetch(file.toUri(), Sha256.hex(file))).isEqualTo(file);
    assertThatThrownBy(() -> fetcher.fetch(file.toUri(), Sha256.hex("x")))
        .isInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(() -> fetcher.fetch(directory.resolve("b.bin").toUri()))
        .isInstanceOf(NotFoundException.class);
    assertThat(cachedFiles()).isEmpty();
  }
}
