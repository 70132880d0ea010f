package io.faasduet.sebs.uploader;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.api.NotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A download over HTTP into a file. */
final class SourceDownload {
  /** Wikimedia, for one, serves no client that does not say what it is. */
  private static final String USER_AGENT = "Duet-SeBS-uploader/0.1 (a benchmark of the SeBS suite)";

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);

  private SourceDownload() {}

  /**
   * Downloads a file, whole or not at all.
   *
   * @param file where to; replaced
   * @return its size in bytes
   * @throws NotFoundException if the server does not have it
   * @throws FunctionException if the server answers otherwise, not at all, or with a part of it, or
   *     the file cannot be written
   * @throws IOException if the URL is one that this JDK cannot open
   */
  static long to(Path file, URI url) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
    connection.setConnectTimeout((int) CONNECT_TIMEOUT.toMillis());
    connection.setReadTimeout((int) READ_TIMEOUT.toMillis());
    connection.setRequestProperty("User-Agent", USER_AGENT);
    try (InputStream body = answered(connection, url)) {
      long announced = connection.getContentLengthLong();
      long bytes = Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING);
      if (announced >= 0 && bytes != announced) { // the JDK ends such a stream as if it were whole
        throw unavailable(url, "it sent " + bytes + " of " + announced + " bytes", null);
      }
      return bytes;
    } catch (IOException e) {
      throw unavailable(url, "the transfer failed", e);
    } finally {
      connection.disconnect();
    }
  }

  private static InputStream answered(HttpURLConnection connection, URI url) throws IOException {
    int status = connection.getResponseCode();
    if (status == HttpURLConnection.HTTP_OK) {
      return connection.getInputStream();
    } else if (status == HttpURLConnection.HTTP_NOT_FOUND
        || status == HttpURLConnection.HTTP_GONE) {
      throw new NotFoundException(url + " is not there: its server answered " + status);
    }
    throw unavailable(url, "its server answered " + status, null);
  }

  private static FunctionException unavailable(URI url, String reason, @Nullable Throwable cause) {
    return new FunctionException(
        ErrorKind.UNAVAILABLE, url + " cannot be downloaded: " + reason, cause);
  }
}
