package io.faasduet.bench.load;

/**
 * A closed loop: so many requests at once, again and again; a batch begins when the last one has
 * been answered wholly. The response time of a batch is that of its last answer: {@link Batch}.
 *
 * @param size how many requests at once
 * @param count how many times
 */
public record Batches(int size, int count) implements LoadPlan {
  public Batches {
    if (size < 1 || count < 1) {
      throw new IllegalArgumentException(
          count + " batches of " + size + "; there must be at least one of one request");
    }
  }

  @Override
  public String description() {
    return "%d %s of %d at once".formatted(count, count == 1 ? "batch" : "batches", size);
  }
}
