package io.faasduet.cnnserving;

import io.faasduet.api.InvalidRequestException;
import io.faasduet.inference.RequestedImage;
import java.util.Optional;

/**
 * Which image to classify: one of the preloaded ones, an object, or the image itself. Without any
 * it is the first of the preloaded ones.
 *
 * @param inputFileSeq the number of a preloaded image, from 0
 * @param inputBucket the bucket of an S3 object that is an image; goes with {@code objectKey}
 * @param objectKey the object's key, as it is, not encoded
 * @param image a JPEG or PNG file, in JSON as base64
 */
public record CnnServingRequest(
    Optional<Integer> inputFileSeq,
    Optional<String> inputBucket,
    Optional<String> objectKey,
    Optional<byte[]> image)
    implements RequestedImage {

  /** The first preloaded image. */
  public CnnServingRequest() {
    this(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  public CnnServingRequest {
    RequestedImage.checkAddress(inputBucket, objectKey);
    int sources = count(inputFileSeq) + count(objectKey) + count(image);
    if (sources > 1) {
      throw new InvalidRequestException(
          "give one image: field 'input_file_seq', or fields 'input_bucket' and 'object_key',"
              + " or field 'image'");
    }
  }

  /** A preloaded image. */
  public static CnnServingRequest preloaded(int number) {
    return new CnnServingRequest(
        Optional.of(number), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** An object in S3. */
  public static CnnServingRequest object(String bucket, String key) {
    return new CnnServingRequest(
        Optional.empty(), Optional.of(bucket), Optional.of(key), Optional.empty());
  }

  /** An image that is sent along. */
  public static CnnServingRequest image(byte[] file) {
    return new CnnServingRequest(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(file));
  }

  private static int count(Optional<?> field) {
    return field.isPresent() ? 1 : 0;
  }
}
