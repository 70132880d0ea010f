package io.faasduet.sebs.multimedia.thumbnailer;

import io.faasduet.api.InvalidRequestException;
import io.faasduet.sebs.storage.BucketPaths;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * The image to shrink, and where it lies.
 *
 * @param object the image and the box that it is to fit
 * @param bucket the bucket, with the prefixes {@code input} and {@code output}
 */
public record ThumbnailerRequest(Source object, BucketPaths bucket) {
  public ThumbnailerRequest {
    bucket.inputKey(object.name());
    bucket.outputKey(object.name());
  }

  /**
   * An image, and a box.
   *
   * @param key the image's key below the input prefix, URL-encoded
   * @param width the box's columns, 1 to {@value #MOST}
   * @param height the box's rows, 1 to {@value #MOST}
   */
  public record Source(String key, int width, int height) {
    /** The most columns or rows of a JPEG. */
    public static final int MOST = 65_500;

    public Source {
      if (key.isEmpty()) {
        throw new InvalidRequestException("field 'object.key' is empty");
      }
      decoded(key);
      requireSide("width", width);
      requireSide("height", height);
    }

    /** The key as it is, decoded. */
    String name() {
      return decoded(key);
    }

    private static String decoded(String key) {
      try {
        return URLDecoder.decode(key, StandardCharsets.UTF_8);
      } catch (IllegalArgumentException e) {
        throw new InvalidRequestException(
            "field 'object.key' is not URL-encoded (a % is %25): '" + key + "'", e);
      }
    }

    private static void requireSide(String field, int value) {
      if (value < 1 || value > MOST) {
        throw new InvalidRequestException(
            "field 'object.%s' must be from 1 to %d, not %d".formatted(field, MOST, value));
      }
    }
  }
}
