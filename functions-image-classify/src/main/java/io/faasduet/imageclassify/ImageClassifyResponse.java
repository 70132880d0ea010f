package io.faasduet.imageclassify;

import static java.util.Objects.requireNonNull;

import io.faasduet.inference.Prediction;
import io.faasduet.inference.bundle.ModelInfo;
import java.util.List;
import java.util.Optional;

/**
 * What the image shows.
 *
 * @param model which network answered
 * @param predictions its most probable classes, most probable first
 * @param batch the same for each of several images
 * @param latency seconds that the forward pass took, without decoding and scaling
 */
public record ImageClassifyResponse(
    ModelInfo model,
    Optional<List<Prediction>> predictions,
    Optional<List<InImage>> batch,
    double latency) {
  public ImageClassifyResponse {
    requireNonNull(model, "model");
    predictions = predictions.map(List::copyOf);
    batch = batch.map(List::copyOf);
  }

  /** What one image of several shows. */
  public record InImage(List<Prediction> predictions) {
    public InImage {
      predictions = List.copyOf(predictions);
    }
  }
}
