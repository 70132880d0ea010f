package io.faasduet.yolo;

import static java.util.Objects.requireNonNull;

import io.faasduet.http.ImageResponse;
import io.faasduet.http.ResponseBody;
import io.faasduet.inference.AnsweringModel;
import java.util.List;
import java.util.Optional;

/**
 * What was found.
 *
 * @param bucket where the annotated copy is, if the picture came from S3
 * @param filename its key there
 * @param location its URL
 * @param detections what is in the picture, most confident first
 * @param batch the same for each of several pictures
 * @param annotated the annotated picture, if it was asked for, in JSON as base64
 * @param latency seconds that the forward pass took
 * @param model which network answered
 */
public record YoloResponse(
    Optional<String> bucket,
    Optional<String> filename,
    Optional<String> location,
    Optional<List<Detection>> detections,
    Optional<List<InPicture>> batch,
    Optional<byte[]> annotated,
    double latency,
    AnsweringModel model)
    implements ImageResponse {
  public YoloResponse {
    detections = detections.map(List::copyOf);
    batch = batch.map(List::copyOf);
    requireNonNull(model, "model");
  }

  /** What is in one picture of several. */
  public record InPicture(List<Detection> detections) {
    public InPicture {
      detections = List.copyOf(detections);
    }
  }

  @Override
  public Optional<ResponseBody> image() {
    return annotated.map(file -> new ResponseBody(file, PictureEncoder.mediaType(file)));
  }
}
