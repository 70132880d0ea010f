package io.faasduet.sebs.compression;

import io.faasduet.api.InvalidRequestException;
import io.faasduet.api.NotFoundException;
import io.faasduet.files.TemporaryDirectory;
import io.faasduet.sebs.storage.BenchmarkStorage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Objects as files of a temporary directory, under numbers, so that no key leads out of it; {@link
 * #close} removes them. Not thread-safe.
 */
final class FetchedFiles implements AutoCloseable {
  /** The earliest time that an archive can hold: the same files are the same archive. */
  private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final TemporaryDirectory directory;
  private final Map<String, Path> byKey = new LinkedHashMap<>();
  private long bytes;

  private FetchedFiles(TemporaryDirectory directory) {
    this.directory = directory;
  }

  /**
   * Fetches the objects below a prefix.
   *
   * @throws NotFoundException if there are none
   * @throws InvalidRequestException if a key has a part {@code ..}, by which who unpacks the
   *     archive would write elsewhere
   */
  static FetchedFiles below(String prefix, String bucket, BenchmarkStorage storage)
      throws IOException {
    FetchedFiles files = new FetchedFiles(TemporaryDirectory.create("duet-compression-"));
    try {
      files.fetch(storage.keys(bucket, prefix + "/"), bucket, storage);
    } catch (IOException | RuntimeException e) {
      files.close();
      throw e;
    }
    if (files.byKey.isEmpty()) {
      files.close();
      throw new NotFoundException("there is no object below s3://" + bucket + "/" + prefix + "/");
    }
    return files;
  }

  /** How many bytes all of them have. */
  long bytes() {
    return bytes;
  }

  /** Compresses them, in the order of their keys, at the usual level. */
  Path zip() throws IOException {
    Path archive = directory.path().resolve("archive");
    try (ZipOutputStream zip =
        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(archive)))) {
      for (Map.Entry<String, Path> file : byKey.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(ENTRY_TIME);
        zip.putNextEntry(entry);
        Files.copy(file.getValue(), zip);
        zip.closeEntry();
      }
    }
    return archive;
  }

  @Override
  public void close() throws IOException {
    directory.close();
  }

  private void fetch(List<String> keys, String bucket, BenchmarkStorage storage)
      throws IOException {
    for (String key : keys) {
      if (List.of(key.split("/")).contains("..")) {
        throw new InvalidRequestException("the key '" + key + "' has a part '..'");
      }
      // consoles make an empty object a/ to show a directory
      if (!key.endsWith("/")) {
        Path file = directory.path().resolve(Integer.toString(byKey.size()));
        bytes += storage.download(bucket, key, file);
        byKey.put(key, file);
      }
    }
  }
}
