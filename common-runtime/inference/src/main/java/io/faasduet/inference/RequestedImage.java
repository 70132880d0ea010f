package io.faasduet.inference;

import io.faasduet.api.InvalidRequestException;
import java.util.Optional;

/** Where the image of a request is. Without any of these it is the first preloaded one. */
public interface RequestedImage {
  /** The number of a preloaded image, from 0. */
  Optional<Integer> inputFileSeq();

  /** The bucket of an S3 object that is an image; goes with {@link #objectKey}. */
  Optional<String> inputBucket();

  /** The object's key, as it is, not encoded. */
  Optional<String> objectKey();

  /** A JPEG or PNG file that came with the request. */
  Optional<byte[]> image();

  /**
   * Refuses half of an object's address.
   *
   * @throws InvalidRequestException if there is one of the two
   */
  static void checkAddress(Optional<String> inputBucket, Optional<String> objectKey) {
    if (inputBucket.isPresent() != objectKey.isPresent()) {
      throw new InvalidRequestException(
          inputBucket.isPresent()
              ? "field 'input_bucket' needs field 'object_key'"
              : "field 'object_key' needs field 'input_bucket'");
    }
  }
}
