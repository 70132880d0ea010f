package io.faasduet.imageclassify;

import io.faasduet.api.InvalidRequestException;
import io.faasduet.inference.RequestedImage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which image to classify: one of the preloaded ones, an object, or an image or several that are
 * sent along. Without any it is the first of the preloaded ones.
 *
 * @param inputFileSeq the number of a preloaded image, from 0
 * @param inputBucket the bucket of an S3 object that is an image; goes with {@code objectKey}
 * @param objectKey the object's key, as it is, not encoded
 * @param image a JPEG or PNG file, in JSON as base64
 * @param batch 1 to {@value #MOST} such files, which go through the network together
 * @param topK how many classes to name, 1 to 1000
 */
public record ImageClassifyRequest(
    Optional<Integer> inputFileSeq,
    Optional<String> inputBucket,
    Optional<String> objectKey,
    Optional<byte[]> image,
    Optional<List<byte[]>> batch,
    int topK)
    implements RequestedImage {
  private static final int MOST = 64;
  private static final int TOP = 5;

  /** The first preloaded image. */
  public ImageClassifyRequest() {
    this(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        TOP);
  }

  public ImageClassifyRequest {
    RequestedImage.checkAddress(inputBucket, objectKey);
    if (Stream.of(inputFileSeq, objectKey, image, batch).filter(Optional::isPresent).count() > 1) {
      throw new InvalidRequestException(
          "give one of the fields 'input_file_seq', 'object_key', 'image' and 'batch'");
    }
    if (batch.filter(images -> images.isEmpty() || images.size() > MOST).isPresent()) {
      throw new InvalidRequestException(
          "field 'batch' must have 1 to %d images, not %d".formatted(MOST, batch.get().size()));
    }
    if (topK < 1 || topK > 1000) {
      throw new InvalidRequestException("field 'top_k' must be from 1 to 1000, not " + topK);
    }
  }

  /** A preloaded image. */
  public static ImageClassifyRequest preloaded(int number) {
    return new ImageClassifyRequest(
        Optional.of(number),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        TOP);
  }

  /** The same request with another number of classes to name. */
  public ImageClassifyRequest top(int classes) {
    return new ImageClassifyRequest(inputFileSeq, inputBucket, objectKey, image, batch, classes);
  }

  /** An object in S3. */
  public static ImageClassifyRequest object(String bucket, String key) {
    return new ImageClassifyRequest(
        Optional.empty(),
        Optional.of(bucket),
        Optional.of(key),
        Optional.empty(),
        Optional.empty(),
        TOP);
  }

  /** An image that is sent along. */
  public static ImageClassifyRequest image(byte[] file) {
    return new ImageClassifyRequest(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(file),
        Optional.empty(),
        TOP);
  }

  /** Images that are sent along. */
  public static ImageClassifyRequest images(List<byte[]> files) {
    return new ImageClassifyRequest(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(files),
        TOP);
  }
}
