package io.faasduet.inference;

import java.util.List;

/**
 * What pictures show.
 *
 * @param predictions for each picture its most probable classes, most probable first
 * @param inferenceNanos how long the forward pass took, from the input in Java's memory to the
 *     probabilities there
 */
public record Classification(List<List<Prediction>> predictions, long inferenceNanos) {
  public Classification {
    predictions = predictions.stream().map(List::copyOf).toList();
  }
}
