package io.faasduet.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that is fetched over HTTP, in as many attempts as it takes: each goes on where the last
 * one ended, also in another process. What has come so far lies beside the file's place.
 */
public final class Download {
  private static final int ATTEMPTS = 4;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);
  private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d+)-\\d+/(\\d+|\\*)");
  private static final Pattern WHOLE_LENGTH = Pattern.compile("bytes \\*/(\\d+)");

  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NORMAL)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();
  private final URI source;
  private final Progress progress;
  private final Duration pause;
  private final Duration silence;
  private final Path file;
  private final Path part;
  private final Path tag;

  /** Told of what has come. */
  @FunctionalInterface
  public interface Progress {
    /**
     * Called often.
     *
     * @param bytes how many have come
     * @param total how many there are, -1 if the server does not say
     */
    void at(long bytes, long total);
  }

  /**
   * A download of an address into a directory, where it keeps the last part of its path as its
   * name.
   */
  public Download(URI source, Path directory, Progress progress) {
    this(source, directory, progress, Duration.ofSeconds(1), ANSWER_TIMEOUT);
  }

  /**
   * @param pause before the second attempt; it doubles with each
   * @param silence after which a server that sends nothing is given up
   */
  Download(URI source, Path directory, Progress progress, Duration pause, Duration silence) {
    this.source = source;
    this.progress = progress;
    this.pause = pause;
    this.silence = silence;
    String name = Path.of(source.getPath()).getFileName().toString();
    String unique =
        UUID.nameUUIDFromBytes(source.toString().getBytes(StandardCharsets.UTF_8)).toString();
    Path own = directory.resolve(unique);
    this.file = own.resolve(name);
    this.part = own.resolve(name + ".part");
    this.tag = own.resolve(name + ".etag");
  }

  /**
   * The file, whole and checked; fetched only if it is not there yet.
   *
   * @param bytes how long it must be, if that is known
   * @param checksum what its content must come to, if that is known; see {@link
   *     ModelCatalogue.Entry#checksum}
   * @throws IOException in one sentence, if it cannot be had; what has come is kept, unless it is
   *     wrong
   * @throws InterruptedException if interrupted; what has come is kept
   */
  @SuppressWarnings("try") // the lock is held, not used
  public Path fetch(Optional<Long> bytes, Optional<String> checksum)
      throws IOException, InterruptedException {
    Files.createDirectories(part.getParent());
    if (Files.exists(file)) {
      return file;
    }
    Path lock = file.resolveSibling(file.getFileName() + ".lock");
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = alone(channel)) {
      if (Files.notExists(file)) { // another command may just have brought it
        complete();
        verify(bytes, checksum);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(tag);
      }
      return file;
    }
  }

  /** Of two commands that fetch the same file at once, the second one ends. */
  private FileLock alone(FileChannel lock) throws IOException {
    try {
      FileLock held = lock.tryLock();
      if (held != null) {
        return held;
      }
    } catch (OverlappingFileLockException e) {
      // by this very process: said below
    }
    throw new IOException(source + " is being fetched already; wait until that is done");
  }

  /**
   * What a file's content comes to, as {@code sha256:…}.
   *
   * @throws IOException if it cannot be read
   */
  public static String sha256(Path file) throws IOException {
    return Checksum.of("sha256", file).toString();
  }

  private void complete() throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        attempt();
        return;
      } catch (Refused e) {
        throw e;
      } catch (IOException e) {
        if (attempt == ATTEMPTS) {
          throw new IOException(
              "%s cannot be fetched (%s); enter the command again to go on from %d bytes"
                  .formatted(source, reason(e), sizeSoFar()),
              e);
        }
        Thread.sleep(pause.toMillis() << (attempt - 1));
      }
    }
  }

  private void attempt() throws IOException, InterruptedException {
    long have = sizeSoFar();
    HttpRequest.Builder request = HttpRequest.newBuilder(source).timeout(silence);
    if (have > 0 && Files.exists(tag)) {
      request.header("Range", "bytes=" + have + "-").header("If-Range", Files.readString(tag));
    }
    HttpResponse<InputStream> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      switch (response.statusCode()) {
        case 200 -> keep(body, response, 0);
        case 206 -> keep(body, response, continued(response, have));
        case 416 -> requireWhole(response, have);
        case 408, 429, 500, 502, 503, 504 ->
            throw new IOException("the server answers " + response.statusCode());
        default ->
            throw new Refused(
                "%s is answered %d; check the address, or name another with --from"
                    .formatted(source, response.statusCode()));
      }
    }
  }

  /** Where the answer goes on; what had come is of no use if that is somewhere else. */
  private long continued(HttpResponse<?> response, long have) throws IOException {
    Matcher range = CONTENT_RANGE.matcher(header(response, "Content-Range"));
    String expected = Files.exists(tag) ? Files.readString(tag) : "";
    boolean same = header(response, "ETag").isEmpty() || header(response, "ETag").equals(expected);
    if (same && range.matches() && Long.parseLong(range.group(1)) == have) {
      return have;
    }
    Files.deleteIfExists(part);
    Files.deleteIfExists(tag);
    throw new IOException("the server goes on with another file, or at another place");
  }

  /** There is nothing beyond what has come, if that is all of it. */
  private void requireWhole(HttpResponse<?> response, long have) throws IOException {
    Matcher length = WHOLE_LENGTH.matcher(header(response, "Content-Range"));
    if (!length.matches() || Long.parseLong(length.group(1)) != have) {
      Files.deleteIfExists(part);
      Files.deleteIfExists(tag);
      throw new IOException("what had come was longer than the file");
    }
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  private void keep(InputStream body, HttpResponse<InputStream> response, long start)
      throws IOException {
    if (start == 0) {
      Files.deleteIfExists(part);
      Files.deleteIfExists(tag);
      Optional<String> strong =
          response.headers().firstValue("ETag").filter(text -> !text.startsWith("W/"));
      if (strong.isPresent()) {
        Files.writeString(tag, strong.get());
      }
    }
    long length = response.headers().firstValueAsLong("Content-Length").orElse(-1);
    long total = length < 0 ? -1 : start + length;
    long done = start;
    byte[] buffer = new byte[1 << 16];
    try (OutputStream out =
            Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        ReadIdleTimeout patience = new ReadIdleTimeout(silence, body)) {
      for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
        patience.rewarded();
        write(out, buffer, count);
        done += count;
        progress.at(done, total);
      }
    }
    if (total >= 0 && done < total) {
      throw new IOException("the connection ended after " + done + " of " + total + " bytes");
    }
  }

  private void write(OutputStream out, byte[] buffer, int count) throws Refused {
    try {
      out.write(buffer, 0, count);
    } catch (IOException e) {
      throw new Refused(
          "%s cannot be written (%s); free some space, or set DUET_CACHE to another directory"
              .formatted(part, reason(e)));
    }
  }

  private void verify(Optional<Long> bytes, Optional<String> checksum) throws IOException {
    long size = Files.size(part);
    if (bytes.isPresent() && bytes.get() != size) {
      Files.delete(part);
      throw new IOException(
          "%s has %d bytes, not %d; nothing was kept".formatted(source, size, bytes.get()));
    }
    if (checksum.isPresent()) {
      Checksum expected = Checksum.parse(checksum.get());
      Checksum actual = Checksum.of(expected.algorithm(), part);
      if (!actual.equals(expected)) {
        Files.delete(part);
        throw new IOException(
            "%s has the checksum %s, not %s; nothing was kept".formatted(source, actual, expected));
      }
    }
  }

  private long sizeSoFar() throws IOException {
    return Files.exists(part) ? Files.size(part) : 0;
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  /** A failure that another attempt would not change. */
  private static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }
}
