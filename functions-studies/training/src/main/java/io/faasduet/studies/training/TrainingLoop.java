package io.faasduet.studies.training;

import static java.util.Objects.requireNonNull;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The loop that trains: fetch a batch, compute its gradient, make a step. The same on a server that
 * reads files and on Lambda that reads S3.
 */
final class TrainingLoop {
  /** Iterations vary: the next may take so many times as long as the longest one did. */
  private static final double RESERVE = 1.5;

  private final BatchSource source;
  private final int batches;
  private final LongSupplier nanos;

  /**
   * A loop over so many batches, again and again.
   *
   * @param nanos a monotonic clock
   */
  TrainingLoop(BatchSource source, int batches, LongSupplier nanos) {
    this.source = requireNonNull(source, "source");
    this.nanos = requireNonNull(nanos, "nanos");
    this.batches = batches;
  }

  /** One iteration. */
  record Iteration(long fetchNanos, long computeNanos, double loss, long bytes) {}

  /**
   * Trains until so many iterations are done, or the next one would probably end too late. One
   * iteration is made in any case, as a training would otherwise never end.
   *
   * @param end by when the last iteration must have ended, by the clock
   */
  List<Iteration> run(TrainingState state, long iterations, long end) {
    List<Iteration> done = new ArrayList<>();
    double[] gradient = new double[state.network().parameters().length];
    long longest = 0;
    while (state.iterations() < iterations) {
      long start = nanos.getAsLong();
      if (!done.isEmpty() && end - start < RESERVE * longest) {
        break;
      }
      int number = (int) (state.iterations() % batches);
      byte[] object = source.fetch(number);
      long fetched = nanos.getAsLong();
      SparseBatch batch = decoded(object, number, state.network().features());
      double loss = state.network().loss(batch, gradient);
      state.optimizer().step(state.network().parameters(), gradient);
      long computed = nanos.getAsLong();
      longest = Math.max(longest, computed - start);
      done.add(new Iteration(fetched - start, computed - fetched, loss, object.length));
    }
    return done;
  }

  private static SparseBatch decoded(byte[] object, int number, int features) {
    try {
      SparseBatch batch = SparseBatch.decoded(object);
      if (batch.features() != features) {
        throw new IllegalArgumentException("it has %d features".formatted(batch.features()));
      }
      return batch;
    } catch (IllegalArgumentException e) {
      throw new FunctionException(
          ErrorKind.UNAVAILABLE,
          "batch %d cannot be read: %s".formatted(number, e.getMessage()),
          e);
    }
  }
}
