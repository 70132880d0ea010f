package io.faasduet.bench.experiment.training;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What a training takes and costs at the published speed. Iterations are as long as in the study
 * (published/cidr2019_case_studies.csv), by the sizes of batches, and prices are those of us-east-1
 * (cost/prices.json); both files are read by reports alone.
 *
 * @param batchBytes about how long a batch is
 */
record TrainingEffort(int iterations, long batchBytes) {
  private static final double PUBLISHED_BATCH_BYTES = 100e6;
  private static final double LAMBDA_ITERATION_SECONDS = 3.08;
  private static final double SERVER_ITERATION_SECONDS = 0.14;
  private static final int LAMBDA_MEGABYTES = 640;
  private static final double USD_PER_GB_SECOND = 0.0000166667;
  private static final double USD_PER_GET = 0.0000004;

  /** A shorter training is not announced. */
  private static final Duration LONG = Duration.ofMinutes(15);

  double lambdaSeconds() {
    return iterations * LAMBDA_ITERATION_SECONDS * batchBytes / PUBLISHED_BATCH_BYTES;
  }

  double serverSeconds() {
    return iterations * SERVER_ITERATION_SECONDS * batchBytes / PUBLISHED_BATCH_BYTES;
  }

  double lambdaUsd() {
    return lambdaSeconds() * LAMBDA_MEGABYTES / 1024 * USD_PER_GB_SECOND;
  }

  /** One request for each batch. */
  double storeUsd() {
    return iterations * USD_PER_GET;
  }

  /** What is said before it begins, in lines; nothing of a short one. */
  List<String> announcement() {
    if (lambdaSeconds() + serverSeconds() < LONG.toSeconds()) {
      return List.of();
    }
    return List.of(
        String.format(
            Locale.ROOT,
            "On each target %,d requests for batches of %.1f MB: %,.1f GB.",
            iterations,
            batchBytes / 1e6,
            iterations * batchBytes / 1e9),
        String.format(
            Locale.ROOT,
            "At the published speed %.1f hours on Lambda and %.1f on a server;",
            lambdaSeconds() / 3600,
            serverSeconds() / 3600),
        String.format(
            Locale.ROOT,
            "on AWS %.2f USD for %d MB of Lambda and %.4f USD for requests to S3.",
            lambdaUsd(),
            LAMBDA_MEGABYTES,
            storeUsd()));
  }
}
