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
   * @param model a zip with a model bundle, the prefix that a bundle's files lie below, or a state
   *     dict of torchvision's ResNet-50, whose name ends with {@code .pth}
   * @param input a JPEG or PNG image
   */
  public record Names(String model, String input) {
    public Names {
      requireName("model", model);
      requireName("input", input);
      if (model.endsWith(".pt")) {
        throw new InvalidRequestException(
            "field 'object.model' must name a model bundle or a state dict of PyTorch's ('.pth'), not the TorchScript '%s'"
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
