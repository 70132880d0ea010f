package io.faasduet.sebs.recognition;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an image shows, and how long it took to see that.
 *
 * @param result {@code idx}, the class's number from 0, and {@code class}, its name: a map, for
 *     that is a keyword of Java
 */
public record ImageRecognitionResponse(Map<String, Object> result, Durations measurement) {
  public ImageRecognitionResponse {
    result = Collections.unmodifiableMap(new LinkedHashMap<>(result));
    requireNonNull(measurement, "measurement");
  }

  static ImageRecognitionResponse of(int idx, String className, Durations measurement) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("idx", idx);
    result.put("class", className);
    return new ImageRecognitionResponse(result, measurement);
  }

  /**
   * Times in microseconds. The model's are 0 unless this invocation loaded it.
   *
   * @param downloadTime fetching the image and the model
   * @param computeTime loading the model, and classifying
   * @param modelTime loading the model
   * @param modelDownloadTime fetching the model
   */
  public record Durations(
      double downloadTime, double computeTime, double modelTime, double modelDownloadTime) {}
}
