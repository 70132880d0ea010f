package io.faasduet.bench.study;

import io.faasduet.bench.published.PublishedFigures;

/**
 * The published training, whose figures come with Duet; the rest is of its text: 90 GB in batches
 * of 100 MB, ten passes, executions of at most 15 minutes.
 */
final class PublishedTraining {
  static final int ITERATIONS = 9000;
  static final double BATCH_BYTES = 100e6;
  static final double DATA_GIGABYTES = 90;
  static final double LIFETIME_MILLIS = 900e3;
  static final String INSTANCE = "m4.large";

  private final PublishedFigures figures = PublishedFigures.shipped();

  double lambda(String metric) {
    return figures.mean("training", "lambda_640mb", metric);
  }

  double server(String metric) {
    return figures.mean("training", "ec2_" + INSTANCE, metric);
  }
}
