package io.faasduet.yolo;

import static java.util.Objects.requireNonNull;

import io.faasduet.http.ImageResponse;
import io.faasduet.http.ResponseBody;
import io.faasduet.inference.bundle.ModelInfo;
import java.util.List;
import java.util.Optional;

/**
 * What was found.
 *
 * @param bucket where the annotated copy is, if the image came from S3
 * @param filename its key there
 * @param location its URL
 * @param detections what is in the image, most confident first
 * @param batch the same for each of several images
 * @param annotated the annotated image, if it was asked for, in JSON as base64
 * @param latency seconds that the forward pass took
 * @param model which network answered
 */
public record YoloResponse(
    Optional<String> bucket,
    Optional<String> filename,
    Optional<String> location,
    Optional<List<Detection>> detections,
    Optional<List<InImage>> batch,
    Optional<byte[]> annotated,
    double latency,
    ModelInfo model)
    implements ImageResponse {
  public YoloResponse {
    detections = detections.map(List::copyOf);
    batch = batch.map(List::copyOf);
    requireNonNull(model, "model");
  }

  /** What is in one image of several. */
  public record InImage(List<Detection> detections) {
    public InImage {
      detections = List.copyOf(detections);
    }
  }

  @Override
  public Optional<ResponseBody> image() {
    return annotated.map(file -> new ResponseBody(file, ImageEncoder.mediaType(file)));
  }
}
