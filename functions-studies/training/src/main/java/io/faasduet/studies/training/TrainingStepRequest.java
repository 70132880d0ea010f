package io.faasduet.studies.training;

import static java.util.Objects.requireNonNull;

import io.faasduet.api.InvalidRequestException;
import java.util.Optional;

/**
 * A training, as far as one execution gets with it.
 *
 * @param batches what the addresses of the batches begin with, {@code s3://…} or {@code file:…};
 *     {@code 00000.bin} and so on follow
 * @param localBatches the same batches as files of the machine that made them; not read, for a
 *     caller that asks a server there
 * @param localCount how many of these there are; not read either
 * @param count how many batches there are; after the last one the first follows
 * @param iterations where the training ends
 * @param checkpoint the address of the state, which is written by each execution and read by the
 *     next; where there is none a training begins
 * @param features how many words the batches know
 * @param seed decides the network at the beginning
 * @param seconds how long an execution may last; the platform's deadline unless given, and if it
 *     has none until the training ends
 */
public record TrainingStepRequest(
    String batches,
    Optional<String> localBatches,
    Optional<Integer> localCount,
    int count,
    int iterations,
    String checkpoint,
    int features,
    int seed,
    Optional<Double> seconds) {
  private static final int MOST_FEATURES = 1_000_000;

  public TrainingStepRequest {
    requireNonNull(batches, "batches");
    requireNonNull(checkpoint, "checkpoint");
    within("count", count, 100_000);
    within("iterations", iterations, 10_000_000);
    within("features", features, MOST_FEATURES);
    if (seconds.isPresent() && !(seconds.get() > 0 && seconds.get() < 1e6)) {
      throw new InvalidRequestException("field 'seconds' must be more than 0");
    }
  }

  private static void within(String field, int value, int most) {
    if (value < 1 || value > most) {
      throw new InvalidRequestException(
          "field '%s' must be from 1 to %d, not %d".formatted(field, most, value));
    }
  }
}
