package io.faasduet.sebs.multimedia.thumbnailer;

import static java.util.Objects.requireNonNull;

import io.faasduet.sebs.storage.StoredResult;
import io.faasduet.sebs.storage.TransferMeasurement;

/** Where the thumbnail is, and how long its making took. */
public record ThumbnailerResponse(StoredResult result, TransferMeasurement measurement) {
  public ThumbnailerResponse {
    requireNonNull(result, "result");
    requireNonNull(measurement, "measurement");
  }
}
