package io.faasduet.inference;

import java.util.List;

/**
 * What an image shows.
 *
 * @param predictions its most probable classes, most probable first
 * @param inferenceNanos how long the forward pass took, with all images that were in it, from the
 *     input in Java's memory to the probabilities there
 */
public record Classification(List<Prediction> predictions, long inferenceNanos) {
  public Classification {
    predictions = List.copyOf(predictions);
  }

  /** The same with no more than so many classes. */
  public Classification best(int count) {
    return new Classification(
        predictions.subList(0, Math.min(count, predictions.size())), inferenceNanos);
  }
}
