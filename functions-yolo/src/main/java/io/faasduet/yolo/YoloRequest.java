package io.faasduet.yolo;

import io.faasduet.api.InvalidRequestException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where to look: at an object in S3, whose annotated copy goes to S3 too; at an image or several
 * that are sent along; or at one of those the function has loaded. Without any it is the first of
 * these.
 *
 * @param filename the key of an object in the input bucket, as it is, not encoded
 * @param inputBucket another bucket for {@code filename} than that of the settings
 * @param image a JPEG or PNG file, in JSON as base64
 * @param batch 1 to {@value #MOST} such files, which go through the network together
 * @param inputFileSeq the number of a loaded image, from 0
 * @param annotate {@code image/jpeg} or {@code image/png}: answer with the annotated image too; not
 *     for {@code filename}, which always has one, nor for {@code batch}
 */
public record YoloRequest(
    Optional<String> filename,
    Optional<String> inputBucket,
    Optional<byte[]> image,
    Optional<List<byte[]>> batch,
    Optional<Integer> inputFileSeq,
    Optional<String> annotate) {
  private static final int MOST = 64;

  /** The first loaded image. */
  public YoloRequest() {
    this(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public YoloRequest {
    if (Stream.of(filename, image, batch, inputFileSeq).filter(Optional::isPresent).count() > 1) {
      throw new InvalidRequestException(
          "give one of the fields 'filename', 'image', 'batch' and 'input_file_seq'");
    }
    if (filename.filter(String::isEmpty).isPresent()) {
      throw new InvalidRequestException("field 'filename' must not be empty");
    }
    if (inputBucket.isPresent() && filename.isEmpty()) {
      throw new InvalidRequestException("field 'input_bucket' needs field 'filename'");
    }
    if (batch.filter(images -> images.isEmpty() || images.size() > MOST).isPresent()) {
      throw new InvalidRequestException(
          "field 'batch' must have 1 to %d images, not %d".formatted(MOST, batch.get().size()));
    }
    if (annotate.isPresent() && (filename.isPresent() || batch.isPresent())) {
      throw new InvalidRequestException("field 'annotate' is for one image that is sent along");
    }
    if (annotate.filter(type -> !type.matches("image/(jpeg|png)")).isPresent()) {
      throw new InvalidRequestException(
          "field 'annotate' must be image/jpeg or image/png, not '" + annotate.get() + "'");
    }
  }

  /** A loaded image. */
  public static YoloRequest preloaded(int number) {
    return of(Optional.empty(), Optional.empty(), Optional.of(number), Optional.empty());
  }

  /** An image that is sent along. */
  public static YoloRequest image(byte[] file) {
    return of(Optional.of(file), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Images that are sent along. */
  public static YoloRequest images(List<byte[]> files) {
    return of(Optional.empty(), Optional.of(files), Optional.empty(), Optional.empty());
  }

  /** An object in the input bucket. */
  public static YoloRequest object(String key) {
    return object(Optional.empty(), key);
  }

  /** An object in a bucket. */
  public static YoloRequest object(String bucket, String key) {
    return object(Optional.of(bucket), key);
  }

  /** The same request, answered with the annotated image too. */
  YoloRequest annotated(String mediaType) {
    return of(image, batch, inputFileSeq, Optional.of(mediaType));
  }

  private static YoloRequest object(Optional<String> bucket, String key) {
    return new YoloRequest(
        Optional.of(key),
        bucket,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static YoloRequest of(
      Optional<byte[]> image,
      Optional<List<byte[]>> batch,
      Optional<Integer> number,
      Optional<String> annotate) {
    return new YoloRequest(Optional.empty(), Optional.empty(), image, batch, number, annotate);
  }
}
