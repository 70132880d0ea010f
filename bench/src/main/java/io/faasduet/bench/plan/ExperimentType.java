package io.faasduet.bench.plan;

import io.faasduet.bench.experiment.Experiment;

/**
 * A kind of experiment that plans may have.
 *
 * @param key its field in a plan
 * @param type its options, a record
 * @param several whether the field is a list of them
 */
public record ExperimentType(String key, Class<? extends Experiment> type, boolean several) {
  public ExperimentType {
    if (!type.isRecord()) {
      throw new IllegalArgumentException(type + " is no record");
    }
  }
}
