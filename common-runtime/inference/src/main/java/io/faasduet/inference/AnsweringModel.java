package io.faasduet.inference;

import static java.util.Objects.requireNonNull;

/**
 * Which model an answer is from, as responses say it.
 *
 * @param name what the model is called, such as {@code resnet50}
 * @param weights {@code synthetic} if they were drawn at random, so that the answer means nothing
 */
public record AnsweringModel(String name, String weights) {
  public AnsweringModel {
    requireNonNull(name, "name");
    requireNonNull(weights, "weights");
  }

  /** As a model's description says it. */
  public static AnsweringModel of(ModelDescription model) {
    return new AnsweringModel(model.name(), model.weights());
  }
}
