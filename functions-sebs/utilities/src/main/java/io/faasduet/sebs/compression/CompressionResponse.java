package io.faasduet.sebs.compression;

import static java.util.Objects.requireNonNull;

/**
 * Where an archive is, and how long it took.
 *
 * @param result the object with the archive
 */
public record CompressionResponse(StoredArchive result, CompressionMeasurement measurement) {
  public CompressionResponse {
    requireNonNull(result, "result");
    requireNonNull(measurement, "measurement");
  }

  /** The archive's place. */
  public record StoredArchive(String bucket, String key) {
    public StoredArchive {
      requireNonNull(bucket, "bucket");
      requireNonNull(key, "key");
    }
  }

  /**
   * Times in microseconds, sizes in bytes.
   *
   * @param downloadTime fetching the files
   * @param downloadSize all of them
   * @param uploadTime storing the archive
   * @param uploadSize the archive
   * @param computeTime making the archive
   */
  public record CompressionMeasurement(
      double downloadTime,
      long downloadSize,
      double uploadTime,
      long uploadSize,
      double computeTime) {}
}
