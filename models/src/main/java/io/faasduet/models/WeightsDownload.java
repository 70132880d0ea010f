package io.faasduet.models;

import io.faasduet.api.Settings;
import io.faasduet.files.Sha256;
import io.faasduet.objectstore.FetchProgress;
import io.faasduet.objectstore.ObjectFetcher;
import io.faasduet.objectstore.ObjectStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Fetches published weights from a web server into the cache, and verifies them. */
public final class WeightsDownload {
  private final ObjectStore store;
  private final ObjectFetcher fetcher;

  /** A download into the cache that the settings name. */
  public WeightsDownload(Settings settings, FetchProgress progress) {
    this(new HttpStore(), settings, progress);
  }

  WeightsDownload(HttpStore store, Settings settings, FetchProgress progress) {
    this.store = store;
    this.fetcher = ObjectFetcher.open(store, settings, progress, store.firstPause());
  }

  /**
   * The file, whole and verified. One that is in the cache costs a request for its version; an
   * interrupted download continues after the parts that it has.
   *
   * @param bytes its length, if that is known
   * @param checksum see {@link ModelCatalogue.Entry#checksum}
   * @throws IOException if it has another length or checksum; nothing is kept then
   * @throws io.faasduet.api.FunctionException if the server refuses it
   * @throws java.io.UncheckedIOException if it cannot be fetched; what has come is kept
   */
  public Path fetch(URI source, Optional<Long> bytes, Optional<String> checksum)
      throws IOException {
    if (bytes.isPresent()) {
      long actual = store.info(source).bytes();
      if (actual != bytes.get()) {
        throw new IOException(
            "%s has %d bytes, not %d; nothing was kept".formatted(source, actual, bytes.get()));
      }
    }
    Path file = fetcher.fetch(source);
    if (checksum.isPresent()) {
      Checksum expected = Checksum.parse(checksum.get());
      Checksum actual = Checksum.of(expected.algorithm(), file);
      if (!actual.equals(expected)) {
        Files.delete(file);
        throw new IOException(
            "%s has the checksum %s, not %s; nothing was kept".formatted(source, actual, expected));
      }
    }
    return file;
  }

  /**
   * A file's checksum, as {@code sha256:…}.
   *
   * @throws IOException if the file cannot be read
   */
  public static String sha256(Path file) throws IOException {
    return "sha256:" + Sha256.hex(file);
  }
}
