package io.faasduet.studies.training;

import java.util.SplittableRandom;

/**
 * Batches of drawn reviews: words are drawn by Zipf's law, so that few occur often, and a rating is
 * 3 plus a linear function of the words, whose weights are drawn from the seed, plus noise. So
 * there is something to learn, and the loss falls. The same seed and number give the same batch.
 *
 * @param features how many words there are
 * @param words how many entries a row has at most; it has about as many
 * @param seed decides the weights and the batches
 */
record SeededReviews(int features, int words, long seed) {
  private static final double MEAN_RATING = 3;
  private static final double NOISE = 0.1;

  SeededReviews {
    if (features < 2 || words < 1 || words > features) {
      throw new IllegalArgumentException(words + " of " + features + " words in a review");
    }
  }

  /** How many rows a batch has whose object is as long as possible, but no longer than that. */
  int rowsWithin(long bytes) {
    return (int) Math.max(1, (bytes - SparseBatch.bytes(0, 0)) / (8L + 8L * words));
  }

  /** The batch of that number, with exactly so many entries a row. */
  SparseBatch batch(int number, int rows) {
    double[] weights = weights();
    SplittableRandom random = new SplittableRandom(seed * 31 + number + 1);
    int[] starts = new int[rows + 1];
    int[] entries = new int[rows * words];
    float[] counts = new float[rows * words];
    float[] ratings = new float[rows];
    int[] seen = new int[features];
    for (int row = 0; row < rows; row++) {
      double rating = MEAN_RATING;
      for (int i = 0; i < words; i++) {
        int at = row * words + i;
        int word = drawn(random);
        while (seen[word] == row + 1) {
          word = word + 1 == features ? 0 : word + 1;
        }
        seen[word] = row + 1;
        entries[at] = word;
        counts[at] = 1 + random.nextInt(2);
        rating += weights[word] * counts[at];
      }
      starts[row + 1] = (row + 1) * words;
      ratings[row] = (float) (rating + NOISE * (2 * random.nextDouble() - 1));
    }
    return new SparseBatch(features, starts, entries, counts, ratings);
  }

  /** A rank with a probability of about one by it. */
  private int drawn(SplittableRandom random) {
    return (int) Math.min(features - 1, Math.pow(features + 1.0, random.nextDouble()) - 1);
  }

  private double[] weights() {
    SplittableRandom random = new SplittableRandom(seed);
    double[] weights = new double[features];
    for (int i = 0; i < features; i++) {
      weights[i] = (2 * random.nextDouble() - 1) / Math.sqrt(words);
    }
    return weights;
  }
}
