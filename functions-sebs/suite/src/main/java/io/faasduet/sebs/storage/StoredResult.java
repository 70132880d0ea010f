package io.faasduet.sebs.storage;

import static java.util.Objects.requireNonNull;

/**
 * Where a benchmark has stored what it made.
 *
 * @param bucket the bucket's name
 * @param key the object's key, prefix included
 */
public record StoredResult(String bucket, String key) {
  public StoredResult {
    requireNonNull(bucket, "bucket");
    requireNonNull(key, "key");
  }
}
