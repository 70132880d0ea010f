package io.faasduet.models;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.api.NotFoundException;
import io.faasduet.objectstore.LeastRateStream;
import io.faasduet.objectstore.ObjectChangedException;
import io.faasduet.objectstore.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Files on web servers, by {@code http:} or {@code https:} address; they can be read, not written
 * or listed. Thread-safe.
 */
public final class HttpStore implements ObjectStore {
  private static final int ATTEMPTS = 4;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);

  private final Duration readTimeout;
  private final Duration firstPause;

  /** A store that gives a server 10 s to connect, 30 s between bytes, and 20 s for 60 KiB. */
  public HttpStore() {
    this(Duration.ofSeconds(30), Duration.ofSeconds(1));
  }

  /**
   * @param firstPause between the first attempts to ask for a file; it doubles each time
   */
  HttpStore(Duration readTimeout, Duration firstPause) {
    this.readTimeout = readTimeout;
    this.firstPause = firstPause;
  }

  Duration firstPause() {
    return firstPause;
  }

  @Override
  public ObjectInfo info(URI address) {
    for (int attempt = 1; ; attempt++) {
      try {
        return describe(address);
      } catch (IOException e) {
        if (attempt == ATTEMPTS) {
          throw failed(address, e);
        }
        pause(address, attempt);
      }
    }
  }

  private ObjectInfo describe(URI address) throws IOException {
    HttpURLConnection connection = connect(address, "HEAD");
    try {
      requireOk(address, connection.getResponseCode());
      OptionalLong bytes = length(connection);
      if (bytes.isEmpty()) {
        throw new FunctionException(
            ErrorKind.NOT_FOUND, address + " is served without its length; name another source");
      }
      return new ObjectInfo(
          address, bytes.getAsLong(), version(connection, bytes.getAsLong()), Optional.empty());
    } finally {
      connection.disconnect();
    }
  }

  @Override
  public InputStream open(ObjectInfo info, long offset, long length) {
    URI address = info.address();
    try {
      HttpURLConnection connection = connect(address, "GET");
      connection.setRequestProperty("Range", "bytes=" + offset + "-" + (offset + length - 1));
      int status = connection.getResponseCode();
      if (status == 416) {
        throw new ObjectChangedException(address, null);
      }
      requireOk(address, status);
      boolean partial = status == HttpURLConnection.HTTP_PARTIAL;
      requireSame(info, connection, offset, partial);
      InputStream body =
          new LeastRateStream(
              connection.getInputStream(), readTimeout.multipliedBy(2).dividedBy(3));
      if (!partial) {
        body.skipNBytes(offset); // the server knows no ranges and sends the whole file
      }
      return new LimitedStream(body, length, connection::disconnect);
    } catch (IOException e) {
      throw failed(address, e);
    }
  }

  private static void requireSame(
      ObjectInfo info, HttpURLConnection connection, long offset, boolean partial) {
    String range = connection.getHeaderField("Content-Range");
    long bytes =
        partial && range != null
            ? Long.parseLong(range.replaceFirst(".*/", "").replace("*", "" + info.bytes()))
            : partial ? info.bytes() : length(connection).orElse(info.bytes());
    boolean elsewhere = partial && (range == null || !range.startsWith("bytes " + offset + "-"));
    if (elsewhere || bytes != info.bytes() || !version(connection, bytes).equals(info.version())) {
      connection.disconnect();
      throw new ObjectChangedException(info.address(), null);
    }
  }

  /** A strong ETag where there is one, else the time of the last change. */
  private static String version(HttpURLConnection connection, long bytes) {
    return Optional.ofNullable(connection.getHeaderField("ETag"))
        .filter(etag -> !etag.startsWith("W/"))
        .or(() -> Optional.ofNullable(connection.getHeaderField("Last-Modified")))
        .orElse("length " + bytes);
  }

  private static OptionalLong length(HttpURLConnection connection) {
    long length = connection.getContentLengthLong();
    return length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
  }

  private HttpURLConnection connect(URI address, String method) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setRequestMethod(method);
    connection.setRequestProperty("Accept-Encoding", "identity");
    connection.setConnectTimeout((int) CONNECT_TIMEOUT.toMillis());
    connection.setReadTimeout((int) readTimeout.toMillis());
    return connection;
  }

  private static void requireOk(URI address, int status) throws IOException {
    if (PASSING.contains(status)) {
      throw new IOException("the server answers " + status);
    }
    if (status == 404 || status == 410) {
      throw new NotFoundException(address + " is answered " + status + "; check the address");
    }
    if (status != HttpURLConnection.HTTP_OK && status != HttpURLConnection.HTTP_PARTIAL) {
      throw new FunctionException(
          ErrorKind.DENIED, address + " is answered " + status + "; check the address");
    }
  }

  private void pause(URI address, int failures) {
    try {
      Thread.sleep(firstPause.toMillis() << (failures - 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(address, new InterruptedIOException("interrupted"));
    }
  }

  private static UncheckedIOException failed(URI address, IOException e) {
    String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new UncheckedIOException(address + " cannot be fetched (" + reason + ")", e);
  }

  @Override
  public byte[] read(URI address, long maxBytes) {
    throw new UnsupportedOperationException("files on web servers are fetched by ObjectFetcher");
  }

  @Override
  public void write(URI address, byte[] content, String mediaType) {
    throw new UnsupportedOperationException("files on web servers cannot be written");
  }

  @Override
  public List<URI> list(URI prefix) {
    throw new UnsupportedOperationException("files on web servers cannot be listed");
  }

  @Override
  public void close() {}
}
