package io.faasduet.sebs.video;

import io.faasduet.api.InvalidRequestException;
import io.faasduet.sebs.storage.BucketPaths;

/**
 * The video to process, and where it lies.
 *
 * @param object the video and the operation
 * @param bucket the bucket, with the prefixes {@code input} and {@code output}
 */
public record VideoProcessingRequest(Work object, BucketPaths bucket) {
  public VideoProcessingRequest {
    bucket.inputKey(object.key());
    bucket.outputKey(object.key());
  }

  /**
   * An operation on a video.
   *
   * @param key the video's key below the input prefix
   * @param op {@code watermark} or {@code extract-gif}
   * @param duration how much of it is processed, from the start: 1 to {@value #LONGEST} seconds
   */
  public record Work(String key, String op, int duration) {
    /** The longest part of a video. */
    public static final int LONGEST = 3600;

    public Work {
      if (key.isEmpty() || key.endsWith("/")) {
        throw new InvalidRequestException("field 'object.key' names no file: '" + key + "'");
      }
      VideoOperation.of(op);
      if (duration < 1 || duration > LONGEST) {
        throw new InvalidRequestException(
            "field 'object.duration' must be from 1 to %d s, not %d".formatted(LONGEST, duration));
      }
    }

    /** The operation. */
    VideoOperation operation() {
      return VideoOperation.of(op);
    }
  }
}
