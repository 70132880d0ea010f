package io.faasduet.imageclassify;

import static java.util.Objects.requireNonNull;

import io.faasduet.inference.AnsweringModel;
import io.faasduet.inference.Prediction;
import java.util.List;
import java.util.Optional;

/**
 * What the picture shows.
 *
 * @param model which network answered
 * @param predictions its most probable classes, most probable first
 * @param batch the same for each of several pictures
 * @param latency seconds that the forward pass took, without decoding and scaling
 */
public record ImageClassifyResponse(
    AnsweringModel model,
    Optional<List<Prediction>> predictions,
    Optional<List<InPicture>> batch,
    double latency) {
  public ImageClassifyResponse {
    requireNonNull(model, "model");
    predictions = predictions.map(List::copyOf);
    batch = batch.map(List::copyOf);
  }

  /** What one picture of several shows. */
  public record InPicture(List<Prediction> predictions) {
    public InPicture {
      predictions = List.copyOf(predictions);
    }
  }
}
