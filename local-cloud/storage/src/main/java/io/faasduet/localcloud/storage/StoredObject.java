package io.faasduet.localcloud.storage;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An object, or a part of an upload. Never changed: a new object replaces it.
 *
 * @param content its bytes
 * @param bytes its length
 * @param etag its version, without quotes
 * @param modified when it was stored
 * @param headers what its owner wants sent with it: media type, metadata and the like
 * @param checksum the checksum it was stored with
 */
record StoredObject(
    ObjectContent content,
    long bytes,
    String etag,
    Instant modified,
    Map<String, String> headers,
    Optional<StoredChecksum> checksum) {

  StoredObject {
    headers = Map.copyOf(headers);
  }

  /**
   * A checksum as S3 shows it.
   *
   * @param value base64; of a composite one with {@code -<parts>} after it
   * @param composite whether it is the checksum of the parts' checksums, not of the content
   */
  record StoredChecksum(S3Checksum algorithm, String value, boolean composite) {
    String type() {
      return composite ? "COMPOSITE" : "FULL_OBJECT";
    }
  }
}
