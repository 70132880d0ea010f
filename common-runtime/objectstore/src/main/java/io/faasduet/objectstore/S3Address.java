package io.faasduet.objectstore;

import static java.util.Objects.requireNonNull;

import io.faasduet.api.InvalidRequestException;
import io.faasduet.files.PercentEncoding;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * A bucket and a key, and the URI that stands for them: {@code s3://bucket/} and the key in UTF-8
 * with everything but {@code A-Za-z0-9-._~/} percent-encoded. Any key comes back from its URI as it
 * was, also {@code a/../b} and {@code /a}: do not normalise such URIs.
 *
 * @param key the object's key, or a prefix of keys; empty for the bucket as a whole
 */
public record S3Address(String bucket, String key) {
  private static final int MAX_KEY_BYTES = 1024;

  /**
   * The address of a key as it is, not encoded.
   *
   * @throws InvalidRequestException if no bucket can have that name, or the key is longer than S3's
   *     1024 bytes may be
   */
  public S3Address {
    requireNonNull(bucket, "bucket");
    requireNonNull(key, "key");
    if (!bucket.matches("[A-Za-z0-9][A-Za-z0-9._-]{1,254}")) {
      throw new InvalidRequestException("'" + bucket + "' is not a bucket's name");
    }
    int bytes = key.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_KEY_BYTES) {
      throw new InvalidRequestException("a key has at most 1024 bytes in UTF-8, not " + bytes);
    }
  }

  /**
   * The address that a URI stands for.
   *
   * @throws InvalidRequestException if it is not of the form {@code s3://bucket/key}
   */
  public static S3Address of(URI uri) {
    if (!"s3".equals(uri.getScheme()) || uri.getRawAuthority() == null) {
      throw SchemeObjectStore.notAnAddress(uri.toString(), null);
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw new InvalidRequestException(
          uri + " has a query or a fragment; in a key write ? as %3F and # as %23");
    }
    try {
      String path = PercentEncoding.decode(uri.getRawPath());
      return new S3Address(uri.getRawAuthority(), path.isEmpty() ? "" : path.substring(1));
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException(uri + " is no address: " + e.getMessage(), e);
    }
  }

  /** The address of an object, which has a key. */
  static S3Address ofObject(URI uri) {
    S3Address address = of(uri);
    if (address.key.isEmpty()) {
      throw new InvalidRequestException(uri + " names a bucket; give s3://bucket/key");
    }
    return address;
  }

  /** The URI that stands for this address. */
  public URI uri() {
    return URI.create(toString());
  }

  @Override
  public String toString() {
    return "s3://" + bucket + "/" + PercentEncoding.PATH.encode(key);
  }
}
