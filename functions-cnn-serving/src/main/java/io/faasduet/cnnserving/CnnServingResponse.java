package io.faasduet.cnnserving;

import io.faasduet.inference.Classification;
import io.faasduet.inference.bundle.ModelDescription;
import io.faasduet.inference.bundle.ModelInfo;
import java.util.List;

/**
 * What the image shows.
 *
 * @param result for each image, here one, its most probable classes, most probable first, each as
 *     the three values id, label and probability
 * @param latency seconds that the forward pass took, without decoding and scaling the image
 * @param model which network answered
 */
public record CnnServingResponse(List<List<List<Object>>> result, double latency, ModelInfo model) {
  public CnnServingResponse {
    result = List.copyOf(result);
  }

  static CnnServingResponse of(Classification answer, ModelDescription model) {
    List<List<Object>> classes =
        answer.predictions().stream()
            .map(p -> List.<Object>of(p.wnid(), p.label(), p.probability()))
            .toList();
    return new CnnServingResponse(
        List.of(classes), answer.inferenceNanos() / 1e9, ModelInfo.of(model));
  }
}
