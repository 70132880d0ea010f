package io.faasduet.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.faasduet.api.InvalidRequestException;
import java.net.URLDecoder;
import java.util.Optional;
import java.util.Set;

/**
 * A change in a bucket, as S3, EventBridge or MinIO announces it.
 *
 * @param event what happened: {@code ObjectCreated:Put}, with {@code s3:} before it at MinIO, or
 *     one of EventBridge's reasons, such as {@code PutObject}
 * @param announcedKey the object's key as announced
 * @param encodedKey whether it is encoded as in a form, where a space is a plus sign
 * @param size in bytes
 * @param version what tells this change from others of the same object
 */
record ObjectChange(
    String event,
    String bucket,
    String announcedKey,
    boolean encodedKey,
    Optional<Long> size,
    Optional<String> version) {
  /** The reasons of "Object Created" in Amazon EventBridge's schema of S3 events. */
  private static final Set<String> CREATING =
      Set.of("PutObject", "POST Object", "CopyObject", "CompleteMultipartUpload");

  boolean creates() {
    String name = event.startsWith("s3:") ? event.substring(3) : event;
    return name.startsWith("ObjectCreated:") || CREATING.contains(name);
  }

  /** Whether it is an empty object by which consoles and Hadoop show a directory. */
  boolean isDirectoryMarker() {
    return size.orElse(0L) == 0
        && (announcedKey.endsWith("/") || key().endsWith("/") || key().endsWith("_$folder$"));
  }

  /**
   * The object's key as it is.
   *
   * @throws InvalidRequestException if it is not encoded as it should be
   */
  String key() {
    try {
      return encodedKey ? URLDecoder.decode(announcedKey, UTF_8) : announcedKey;
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException(
          "not an S3 event: the key '%s' is not encoded as S3 encodes keys"
              .formatted(announcedKey));
    }
  }

  @Override
  public String toString() {
    return announcedKey + " in " + bucket;
  }
}
