package io.faasduet.sebs.dna;

import static java.util.Objects.requireNonNull;

/**
 * Where a drawing is, and how long it took.
 *
 * @param result the object with the drawing
 */
public record DnaVisualisationResponse(StoredDrawing result, DrawingMeasurement measurement) {
  public DnaVisualisationResponse {
    requireNonNull(result, "result");
    requireNonNull(measurement, "measurement");
  }

  /** The drawing's place: two lists of coordinates in JSON. */
  public record StoredDrawing(String bucket, String key) {
    public StoredDrawing {
      requireNonNull(bucket, "bucket");
      requireNonNull(key, "key");
    }
  }

  /**
   * Times in microseconds.
   *
   * @param downloadTime fetching the sequence
   * @param computeTime drawing it, and writing the drawing as JSON
   * @param uploadTime storing the drawing
   */
  public record DrawingMeasurement(double downloadTime, double computeTime, double uploadTime) {}
}
