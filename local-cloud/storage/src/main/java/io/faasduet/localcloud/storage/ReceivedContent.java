package io.faasduet.localcloud.storage;

import io.faasduet.localcloud.storage.StoredObject.StoredChecksum;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The received bytes of a body, in a file, with the checksums computed as they came.
 *
 * @param md5 what S3 makes the ETag of
 */
record ReceivedContent(Path file, long bytes, byte[] md5, Map<S3Checksum, byte[]> checksums) {
  private static final int BUFFER_BYTES = 1 << 17;

  /** Reads the stream to its end; leaves no file behind if that fails. */
  static ReceivedContent of(InputStream content, Path file, Set<S3Checksum> wanted)
      throws IOException {
    S3Checksum.Running md5 = S3Checksum.digest("MD5");
    Map<S3Checksum, S3Checksum.Running> running = new EnumMap<>(S3Checksum.class);
    wanted.forEach(checksum -> running.put(checksum, checksum.start()));
    byte[] buffer = new byte[BUFFER_BYTES];
    long bytes = 0;
    boolean complete = false;
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
        out.write(buffer, 0, n);
        md5.update(buffer, 0, n);
        for (S3Checksum.Running checksum : running.values()) {
          checksum.update(buffer, 0, n);
        }
        bytes += n;
      }
      complete = true;
    } finally {
      if (!complete) {
        Files.deleteIfExists(file);
      }
    }
    Map<S3Checksum, byte[]> values = new EnumMap<>(S3Checksum.class);
    running.forEach((checksum, value) -> values.put(checksum, value.value()));
    return new ReceivedContent(file, bytes, md5.value(), values);
  }

  /** The object that these bytes make. */
  StoredObject stored(Map<String, String> headers, Optional<StoredChecksum> checksum) {
    return stored(HexFormat.of().formatHex(md5), headers, checksum);
  }

  StoredObject stored(String etag, Map<String, String> headers, Optional<StoredChecksum> checksum) {
    return new StoredObject(
        new ObjectContent.InFile(file),
        bytes,
        etag,
        Instant.now().truncatedTo(ChronoUnit.SECONDS),
        headers,
        checksum);
  }
}
