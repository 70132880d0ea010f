package io.faasduet.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.faasduet.api.FunctionException;
import io.faasduet.api.NotFoundException;
import io.faasduet.api.Settings;
import io.faasduet.files.Sha256;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightsDownloadTest {
  private static final Optional<Long> ANY_SIZE = Optional.empty();
  private static final Optional<String> ANY_CONTENT = Optional.empty();

  /** Three parts of 4 MiB, the last one short. */
  private static final int BYTES = (8 << 20) + 100;

  private final List<String> ranges = new CopyOnWriteArrayList<>();
  private final AtomicLong progress = new AtomicLong();
  private final AtomicInteger asked = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile byte[] content = random(1, BYTES);
  private volatile String etag = "\"one\"";
  private volatile int status = 200;
  private volatile boolean takesRanges = true;
  private volatile boolean silent;
  private volatile boolean dripping;
  private final CountDownLatch over = new CountDownLatch(1);

  /** The number of answers that break off after 100,000 bytes. */
  private final AtomicInteger broken = new AtomicInteger();

  /** From which offset on ranges are refused. */
  private volatile long failsFrom = Long.MAX_VALUE;

  /** The two parts before the last one have come. */
  private final CountDownLatch firstParts = new CountDownLatch(1);

  private HttpServer server;

  @TempDir Path directory;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void fetchesTheFileOnceAndReportsItsProgress() throws IOException {
    Path file = fetch(Optional.of((long) BYTES), Optional.of("sha256:" + Sha256.hex(content)));
    assertThat(file).hasFileName("weights.h5").hasBinaryContent(content);
    assertThat(progress).hasValue(BYTES);
    ranges.clear();
    assertThat(fetch(ANY_SIZE, ANY_CONTENT)).isEqualTo(file);
    assertThat(ranges).isEmpty();
  }

  @Test
  void continuesWhereAConnectionWasLost() throws IOException {
    broken.set(2);
    assertThat(fetch(ANY_SIZE, ANY_CONTENT)).hasBinaryContent(content);
    assertThat(ranges).hasSizeGreaterThan(3);
  }

  @Test
  void continuesInAnotherCommandWhereOneGaveUp() throws IOException {
    failsFrom = 8 << 20;
    assertThatThrownBy(() -> fetch(ANY_SIZE, ANY_CONTENT))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("the server answers 503")
        .hasMessageContaining("fetch once more to go on");
    failsFrom = Long.MAX_VALUE;
    ranges.clear();
    assertThat(fetch(ANY_SIZE, ANY_CONTENT)).hasBinaryContent(content);
    assertThat(ranges).contains("bytes=8388608-8388707").hasSizeLessThan(3);
  }

  @Test
  void startsAgainWhereTheFileHasChanged() throws IOException {
    failsFrom = 8 << 20;
    assertThatThrownBy(() -> fetch(ANY_SIZE, ANY_CONTENT)).isInstanceOf(UncheckedIOException.class);
    failsFrom = Long.MAX_VALUE;
    content = random(2, BYTES);
    etag = "\"two\"";
    assertThat(fetch(ANY_SIZE, ANY_CONTENT)).hasBinaryContent(content);
  }

  @Test
  void manageWithAServerThatKnowsNoRanges() throws IOException {
    takesRanges = false;
    assertThat(fetch(ANY_SIZE, ANY_CONTENT)).hasBinaryContent(content);
  }

  @Test
  void keepsNothingThatIsNotWhatItShouldBe() throws IOException {
    String other = "md5:0123456789abcdef0123456789abcdef";
    assertThatThrownBy(() -> fetch(ANY_SIZE, Optional.of(other)))
        .hasMessageContaining("has the checksum md5:")
        .hasMessageContaining("not " + other);
    assertThatThrownBy(() -> fetch(Optional.of(5L), ANY_CONTENT))
        .hasMessageContaining("has " + BYTES + " bytes, not 5");
    ranges.clear();
    assertThat(fetch(ANY_SIZE, ANY_CONTENT)).hasBinaryContent(content);
    assertThat(ranges).hasSize(3);
  }

  @Test
  void doesNotRepeatWhatTheServerRefuses() {
    status = 404;
    assertThatThrownBy(() -> fetch(ANY_SIZE, ANY_CONTENT))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("is answered 404; check the address");
    status = 403;
    assertThatThrownBy(() -> fetch(ANY_SIZE, ANY_CONTENT)).isInstanceOf(FunctionException.class);
    assertThat(asked).hasValue(2);
  }

  @Test
  void repeatsWhatTheServerFailsAt() {
    status = 503;
    assertThatThrownBy(() -> fetch(ANY_SIZE, ANY_CONTENT))
        .hasMessageContaining("the server answers 503");
    assertThat(asked).hasValue(4);
  }

  @Test
  void givesUpOnAServerThatFallsSilent() {
    silent = true;
    assertThatThrownBy(() -> fetch(ANY_SIZE, ANY_CONTENT))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("timed out");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void givesUpOnAServerThatSendsAByteNowAndThen(boolean ranges) {
    takesRanges = ranges;
    silent = true;
    dripping = true;
    assertThatThrownBy(() -> fetch(ANY_SIZE, ANY_CONTENT))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("which is too slow");
  }

  private void drip(HttpExchange exchange, long bytes) throws IOException {
    exchange.sendResponseHeaders(takesRanges ? 206 : 200, bytes);
    try {
      while (!over.await(10, TimeUnit.MILLISECONDS)) {
        exchange.getResponseBody().write(0);
        exchange.getResponseBody().flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Path fetch(Optional<Long> bytes, Optional<String> checksum) throws IOException {
    URI source =
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/some/weights.h5");
    return new WeightsDownload(
            new HttpStore(Duration.ofMillis(silent ? 200 : 20_000), Duration.ZERO),
            Settings.of(Map.of("DUET_CACHE", directory.toString())),
            this::progressed)
        .fetch(source, bytes, checksum);
  }

  private void progressed(long done, long total) {
    progress.accumulateAndGet(done, Math::max);
    if (done >= 8 << 20) {
      firstParts.countDown();
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    byte[] file = content;
    exchange.getResponseHeaders().add("ETag", etag);
    if (status != 200) {
      exchange.sendResponseHeaders(status, -1);
    } else if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().add("Content-Length", "" + file.length);
      exchange.sendResponseHeaders(200, -1);
    } else {
      sendRange(exchange, file);
    }
    if (!silent) {
      exchange.close();
    }
  }

  private void sendRange(HttpExchange exchange, byte[] file) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    ranges.add(range);
    int start = 0;
    int end = file.length;
    if (takesRanges) {
      String[] bounds = range.substring("bytes=".length()).split("-");
      start = Integer.parseInt(bounds[0]);
      end = Integer.parseInt(bounds[1]) + 1;
      exchange
          .getResponseHeaders()
          .add("Content-Range", "bytes %d-%d/%d".formatted(start, end - 1, file.length));
    }
    if (start >= failsFrom) {
      awaitFirstParts();
      exchange.sendResponseHeaders(503, -1);
      return;
    }
    if (dripping) {
      drip(exchange, end - start);
      return;
    }
    exchange.sendResponseHeaders(takesRanges ? 206 : 200, end - start);
    int length = broken.getAndDecrement() > 0 ? Math.min(100_000, end - start) : end - start;
    exchange.getResponseBody().write(file, start, silent ? 0 : length);
    exchange.getResponseBody().flush();
  }

  private void awaitFirstParts() throws IOException {
    try {
      assertThat(firstParts.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new InterruptedIOException();
    }
  }

  private static byte[] random(long seed, int size) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
