package io.faasduet.cnnserving;

import io.faasduet.api.InvalidRequestException;
import io.faasduet.inference.RequestedPicture;
import java.util.Optional;

/**
 * Which picture to classify: one of the preloaded ones, an object, or the picture itself. Without
 * any it is the first of the preloaded ones.
 *
 * @param inputFileSeq the number of a preloaded picture, from 0
 * @param inputBucket the bucket of an S3 object that is a picture; goes with {@code objectKey}
 * @param objectKey the object's key, as it is, not encoded
 * @param image a JPEG or PNG file, in JSON as base64
 */
public record CnnServingRequest(
    Optional<Integer> inputFileSeq,
    Optional<String> inputBucket,
    Optional<String> objectKey,
    Optional<byte[]> image)
    implements RequestedPicture {

  /** The first preloaded picture. */
  public CnnServingRequest() {
    this(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  public CnnServingRequest {
    RequestedPicture.checkAddress(inputBucket, objectKey);
    int sources = count(inputFileSeq) + count(objectKey) + count(image);
    if (sources > 1) {
      throw new InvalidRequestException(
          "give one picture: field 'input_file_seq', or fields 'input_bucket' and 'object_key',"
              + " or field 'image'");
    }
  }

  /** A preloaded picture. */
  public static CnnServingRequest preloaded(int number) {
    return new CnnServingRequest(
        Optional.of(number), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** An object in S3. */
  public static CnnServingRequest object(String bucket, String key) {
    return new CnnServingRequest(
        Optional.empty(), Optional.of(bucket), Optional.of(key), Optional.empty());
  }

  /** A picture that is sent along. */
  public static CnnServingRequest picture(byte[] file) {
    return new CnnServingRequest(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(file));
  }

  private static int count(Optional<?> field) {
    return field.isPresent() ? 1 : 0;
  }
}
