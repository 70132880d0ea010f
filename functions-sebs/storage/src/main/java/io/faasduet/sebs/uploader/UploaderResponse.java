package io.faasduet.sebs.uploader;

import static java.util.Objects.requireNonNull;

import io.faasduet.sebs.storage.TransferMeasurement;

/**
 * What was uploaded.
 *
 * @param measurement of the download and the upload; nothing is computed
 */
public record UploaderResponse(Upload result, TransferMeasurement measurement) {
  public UploaderResponse {
    requireNonNull(result, "result");
    requireNonNull(measurement, "measurement");
  }

  /**
   * An object that was uploaded.
   *
   * @param bucket its bucket
   * @param url where it came from
   * @param key its key
   */
  public record Upload(String bucket, String url, String key) {
    public Upload {
      requireNonNull(bucket, "bucket");
      requireNonNull(url, "url");
      requireNonNull(key, "key");
    }
  }
}
