package io.faasduet.sebs.compression;

import static java.util.Objects.requireNonNull;

import io.faasduet.api.InvalidRequestException;
import io.faasduet.sebs.storage.BucketPaths;

/**
 * The files to compress.
 *
 * @param object the directory that they are in, below the bucket's input
 * @param bucket where it is, and where the archive goes
 */
public record CompressionRequest(DirectoryKey object, BucketPaths bucket) {
  public CompressionRequest {
    requireNonNull(object, "object");
    // refuses a payload without the prefixes, before any work
    bucket.inputKey(object.key());
    bucket.outputKey(object.key());
  }

  /**
   * A directory's name.
   *
   * @param key what its files' keys have after the prefix, such as {@code acmart-master}; without a
   *     slash at its ends
   */
  public record DirectoryKey(String key) {
    public DirectoryKey {
      if (key.isBlank() || key.startsWith("/") || key.endsWith("/")) {
        throw new InvalidRequestException(
            "field 'object.key' must be a directory's name, without / at its ends, not '"
                + key
                + "'");
      }
    }
  }
}
