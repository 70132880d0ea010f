package io.faasduet.inference.bundle;

import static java.util.Objects.requireNonNull;

/**
 * Which model an answer is from, as responses say it.
 *
 * @param name what the model is called, such as {@code resnet50}
 * @param weights what they are, as {@link ModelDescription#weights}: {@code synthetic} if they were
 *     drawn at random, so that the answer means nothing
 */
public record ModelInfo(String name, String weights) {
  public ModelInfo {
    requireNonNull(name, "name");
    requireNonNull(weights, "weights");
  }

  /** The fields of a model's description. */
  public static ModelInfo of(ModelDescription model) {
    return new ModelInfo(model.name(), model.weights());
  }
}
