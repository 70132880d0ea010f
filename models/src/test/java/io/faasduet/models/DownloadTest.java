package io.faasduet.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {
  private static final Optional<Long> ANY_SIZE = Optional.empty();
  private static final Optional<String> ANY_CONTENT = Optional.empty();

  private final List<String> ranges = new CopyOnWriteArrayList<>();
  private final List<Long> progress = new ArrayList<>();
  private byte[] content = random(1, 300_000);
  private String etag = "\"one\"";
  private int status = 200;
  private boolean takesRanges = true;
  private boolean heedsIfRange = true;
  private boolean silent;

  /** How many answers break off after 100,000 bytes. */
  private int broken;

  private HttpServer server;

  @TempDir Path directory;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void bringsTheFileOnceAndSaysHowItGetsOn() throws Exception {
    Path file = fetch(Optional.of(300_000L), Optional.of("sha256:" + sha256(content)));
    assertThat(file).hasFileName("weights.h5").hasBinaryContent(content);
    assertThat(progress).isSorted().endsWith(300_000L);
    server.stop(0);
    assertThat(fetch(ANY_SIZE, ANY_CONTENT)).isEqualTo(file);
    assertThat(files()).containsExactlyInAnyOrder("weights.h5", "weights.h5.lock");
  }

  @Test
  void goesOnWhereAnAttemptEnded() throws Exception {
    broken = 2;
    assertThat(fetch(ANY_SIZE, Optional.of("sha256:" + sha256(content)))).hasBinaryContent(content);
    assertThat(starts()).hasSize(3).startsWith(0L).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void goesOnInAnotherCommandWhereOneGaveUp() throws Exception {
    broken = 4;
    content = random(1, 900_000);
    assertThatThrownBy(() -> fetch(ANY_SIZE, ANY_CONTENT))
        .isInstanceOf(IOException.class)
        .hasMessageMatching(".*enter the command again to go on from [1-9]\\d{4,} bytes");
    ranges.clear();
    assertThat(fetch(ANY_SIZE, ANY_CONTENT)).hasBinaryContent(content);
    assertThat(starts()).hasSize(1).allMatch(start -> start > 100_000);
  }

  @Test
  void beginsAgainWhereTheFileHasChanged() throws Exception {
    broken = 4;
    content = random(1, 900_000);
    assertThatThrownBy(() -> fetch(ANY_SIZE, ANY_CONTENT)).isInstanceOf(IOException.class);
    content = random(2, 350_000);
    etag = "\"two\"";
    assertThat(fetch(ANY_SIZE, ANY_CONTENT)).hasBinaryContent(content);
  }

  @Test
  void beginsAgainWhereTheServerKnowsNoRanges() throws Exception {
    takesRanges = false;
    broken = 1;
    assertThat(fetch(ANY_SIZE, ANY_CONTENT)).hasBinaryContent(content);
  }

  @Test
  void keepsNothingThatIsNotWhatItShouldBe() throws Exception {
    String other = "md5:0123456789abcdef0123456789abcdef";
    assertThatThrownBy(() -> fetch(ANY_SIZE, Optional.of(other)))
        .hasMessageContaining("has the checksum md5:")
        .hasMessageContaining("not " + other);
    assertThatThrownBy(() -> fetch(Optional.of(5L), ANY_CONTENT))
        .hasMessageContaining("has 300000 bytes, not 5");
    assertThat(files()).containsOnly("weights.h5.etag", "weights.h5.lock");
  }

  @Test
  void doesNotRepeatWhatTheServerRefuses() {
    status = 404;
    assertThatThrownBy(() -> fetch(ANY_SIZE, ANY_CONTENT))
        .hasMessageContaining("is answered 404; check the address, or name another with --from");
    assertThat(ranges).hasSize(1);
  }

  @Test
  void repeatsWhatTheServerFailsAt() {
    status = 503;
    assertThatThrownBy(() -> fetch(ANY_SIZE, ANY_CONTENT))
        .hasMessageContaining("the server answers 503")
        .hasMessageContaining("enter the command again");
    assertThat(ranges).hasSize(4);
  }

  @Test
  void givesUpOnAServerThatFallsSilent() {
    silent = true;
    assertThatThrownBy(() -> fetch(ANY_SIZE, ANY_CONTENT, Duration.ofMillis(200)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("enter the command again to go on from ");
    assertThat(ranges).hasSize(4);
  }

  @Test
  void neverGluesAnotherFileToWhatHadCome() throws Exception {
    broken = 4;
    content = random(1, 900_000);
    assertThatThrownBy(() -> fetch(ANY_SIZE, ANY_CONTENT)).isInstanceOf(IOException.class);
    content = random(2, 900_000);
    etag = "\"two\"";
    heedsIfRange = false;
    assertThat(fetch(ANY_SIZE, ANY_CONTENT)).hasBinaryContent(content);
  }

  @Test
  void takesWhatHadComeForTheWholeIfNothingIsBeyondIt() throws Exception {
    broken = 4;
    content = random(1, 900_000);
    assertThatThrownBy(() -> fetch(ANY_SIZE, ANY_CONTENT)).isInstanceOf(IOException.class);
    int have = (int) Files.size(part());
    content = Arrays.copyOf(content, have);
    ranges.clear();
    assertThat(fetch(ANY_SIZE, ANY_CONTENT)).hasBinaryContent(content);
    assertThat(ranges).hasSize(1);
  }

  @Test
  void triesAgainWhereTheServerIsOnlyBusy() throws Exception {
    status = 429;
    assertThatThrownBy(() -> fetch(ANY_SIZE, ANY_CONTENT))
        .hasMessageContaining("the server answers 429");
    assertThat(ranges).hasSize(4);
  }

  @Test
  void leavesAFileToTheCommandThatFetchesItAlready() throws Exception {
    broken = 4;
    content = random(1, 900_000);
    assertThatThrownBy(() -> fetch(ANY_SIZE, ANY_CONTENT)).isInstanceOf(IOException.class);
    Path lock = part().resolveSibling("weights.h5.lock");
    try (FileChannel other = FileChannel.open(lock, StandardOpenOption.WRITE);
        FileLock held = other.lock()) {
      assertThat(held.isValid()).isTrue();
      assertThatThrownBy(() -> fetch(ANY_SIZE, ANY_CONTENT))
          .hasMessageContaining("is being fetched already; wait until that is done");
    }
    assertThat(fetch(ANY_SIZE, ANY_CONTENT)).hasBinaryContent(content);
  }

  private Path part() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".part")).findFirst().orElseThrow();
    }
  }

  private Path fetch(Optional<Long> bytes, Optional<String> checksum) throws Exception {
    return fetch(bytes, checksum, Duration.ofSeconds(20));
  }

  private Path fetch(Optional<Long> bytes, Optional<String> checksum, Duration silence)
      throws Exception {
    URI source =
        URI.create("http://localhost:" + server.getAddress().getPort() + "/some/weights.h5");
    return new Download(
            source, directory, (done, total) -> progress.add(done), Duration.ZERO, silence)
        .fetch(bytes, checksum);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    ranges.add(range == null ? "none" : range);
    boolean rest =
        range != null
            && takesRanges
            && (!heedsIfRange || etag.equals(exchange.getRequestHeaders().getFirst("If-Range")));
    int start = rest ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
    exchange.getResponseHeaders().add("ETag", etag);
    if (status != 200) {
      exchange.sendResponseHeaders(status, -1);
    } else if (silent) {
      exchange.sendResponseHeaders(200, content.length);
      exchange.getResponseBody().flush();
      return; // and the connection stays open
    } else if (start == content.length) {
      exchange.getResponseHeaders().add("Content-Range", "bytes */" + content.length);
      exchange.sendResponseHeaders(416, -1);
    } else {
      if (rest) {
        exchange
            .getResponseHeaders()
            .add(
                "Content-Range",
                "bytes %d-%d/%d".formatted(start, content.length - 1, content.length));
      }
      exchange.sendResponseHeaders(rest ? 206 : 200, content.length - start);
      int length = broken-- > 0 ? 100_000 : content.length - start;
      exchange.getResponseBody().write(content, start, length);
    }
    exchange.close();
  }

  /** Where each request asked the file to begin; a connection that breaks may lose a few bytes. */
  private List<Long> starts() {
    return ranges.stream()
        .map(range -> range.equals("none") ? 0L : Long.parseLong(range.replaceAll("\\D", "")))
        .toList();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).toList();
    }
  }

  private String sha256(byte[] bytes) throws IOException {
    Path file = Files.write(Files.createTempFile("duet-", ".bin"), bytes);
    try {
      return Checksum.of("sha256", file).hex();
    } finally {
      Files.delete(file);
    }
  }

  private static byte[] random(long seed, int size) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
