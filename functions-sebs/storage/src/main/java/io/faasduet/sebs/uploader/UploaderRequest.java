package io.faasduet.sebs.uploader;

import static java.util.Objects.requireNonNull;

import io.faasduet.api.InvalidRequestException;
import io.faasduet.sebs.storage.BucketPaths;

/**
 * What to upload, and where to.
 *
 * @param object the source
 * @param bucket the bucket and its prefix for output
 */
public record UploaderRequest(UploadSource object, BucketPaths bucket) {
  public UploaderRequest {
    requireNonNull(object, "object");
    if (bucket.bucket().isEmpty()) {
      throw new InvalidRequestException("field 'bucket.bucket' must name a bucket");
    }
    bucket.outputKey(object.fileName());
  }
}
