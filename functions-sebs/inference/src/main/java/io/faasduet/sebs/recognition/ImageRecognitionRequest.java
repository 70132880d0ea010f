package io.faasduet.sebs.recognition;

import io.faasduet.api.InvalidRequestException;
import io.faasduet.sebs.storage.BucketPaths;

/**
 * An image, and the model to classify it with.
 *
 * @param object the two names
 * @param bucket the bucket, with the prefixes {@code input} of images and {@code model} of models
 */
public record ImageRecognitionRequest(Names object, BucketPaths bucket) {
  public ImageRecognitionRequest {
    bucket.inputKey(object.input());
    bucket.modelKey(object.model());
  }

  /**
   * Names below the prefixes.
   *
   * @param model a zip with a model bundle, or the prefix that a bundle's files lie below
   * @param input a JPEG or PNG image
   */
  public record Names(String model, String input) {
    public Names {
      requireName("model", model);
      requireName("input", input);
      if (model.endsWith(".pth") || model.endsWith(".pt")) {
        throw new InvalidRequestException(
            "field 'object.model' must name a model bundle, not PyTorch's file '%s': make one by duet models import"
                .formatted(model));
      }
    }

    private static void requireName(String field, String value) {
      if (value.isEmpty()) {
        throw new InvalidRequestException("field 'object." + field + "' is empty");
      }
    }
  }
}
