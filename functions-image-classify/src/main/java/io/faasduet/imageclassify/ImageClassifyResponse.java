package io.faasduet.imageclassify;

import static java.util.Objects.requireNonNull;

import io.faasduet.inference.ModelDescription;
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

  /**
   * A network.
   *
   * @param name what it is called, such as {@code resnet50}
   * @param weights {@code synthetic} if they were drawn at random, so that the classes mean nothing
   */
  public record AnsweringModel(String name, String weights) {
    static AnsweringModel of(ModelDescription model) {
      return new AnsweringModel(model.name(), model.weights());
    }
  }
}
