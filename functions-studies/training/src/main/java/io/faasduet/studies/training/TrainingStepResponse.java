package io.faasduet.studies.training;

import java.util.List;

/**
 * What an execution did. Times are milliseconds, an element an iteration.
 *
 * @param from the iterations that were done before it
 * @param to the iterations that are done after it
 * @param done whether the training has ended
 * @param fetchMillis until a batch was in memory
 * @param computeMillis for reading the batch, the gradient and the step
 * @param losses the mean squared error of each batch, before the step
 * @param bytes the length of all batches that were fetched
 * @param loadMillis for reading the state
 * @param checkpointMillis for writing the state, each time
 * @param checkpointBytes the length of the state
 */
public record TrainingStepResponse(
    long from,
    long to,
    boolean done,
    List<Double> fetchMillis,
    List<Double> computeMillis,
    List<Double> losses,
    long bytes,
    double loadMillis,
    List<Double> checkpointMillis,
    long checkpointBytes) {
  public TrainingStepResponse {
    fetchMillis = List.copyOf(fetchMillis);
    computeMillis = List.copyOf(computeMillis);
    losses = List.copyOf(losses);
    checkpointMillis = List.copyOf(checkpointMillis);
  }
}
