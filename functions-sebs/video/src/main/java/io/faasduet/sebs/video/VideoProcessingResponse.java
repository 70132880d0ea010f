package io.faasduet.sebs.video;

import static java.util.Objects.requireNonNull;

import io.faasduet.sebs.storage.StoredResult;
import io.faasduet.sebs.storage.TransferMeasurement;

/** Where the new video is, and how long its making took. */
public record VideoProcessingResponse(StoredResult result, TransferMeasurement measurement) {
  public VideoProcessingResponse {
    requireNonNull(result, "result");
    requireNonNull(measurement, "measurement");
  }
}
