package io.faasduet.sebs.storage;

/**
 * How long the parts of an invocation took that fetches an object, works on it and stores the
 * result.
 *
 * @param downloadTime in microseconds
 * @param downloadSize in bytes
 * @param uploadTime in microseconds
 * @param uploadSize in bytes
 * @param computeTime in microseconds
 */
public record TransferMeasurement(
    double downloadTime,
    long downloadSize,
    double uploadTime,
    long uploadSize,
    double computeTime) {}
