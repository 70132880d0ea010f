package io.faasduet.studies.training;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;

/**
 * Batches of drawn reviews: words are drawn by Zipf's law, so that few occur often, and a rating is
 * 3 plus a linear function of the words, whose weights are drawn from the seed, plus noise. So
 * there is something to learn, and the loss falls. The same seed and number give the same batch.
 * Immutable.
 */
final class SeededReviews {
  private static final double MEAN_RATING = 3;
  private static final double NOISE = 0.1;
  private static final int RANK_BITS = 18;
  private static final long COUNTS = 0x5bd1e9955bd1e995L;

  private final int features;
  private final int words;
  private final long seed;
  private final double[] weights;

  /**
   * The word of each equal share of what is drawn; a power per word would take most of the time.
   */
  private final int[] ranks = new int[1 << RANK_BITS];

  /**
   * Reviews of that many words.
   *
   * @param features how many words there are
   * @param words how many entries a row has
   * @param seed decides the weights and the batches
   */
  SeededReviews(int features, int words, long seed) {
    if (features < 2 || words < 1 || words > features) {
      throw new IllegalArgumentException(words + " of " + features + " words in a review");
    }
    this.features = features;
    this.words = words;
    this.seed = seed;
    this.weights = weights();
    for (int i = 0; i < ranks.length; i++) {
      // a rank with a probability of about one by it
      double share = (i + 0.5) / ranks.length;
      ranks[i] = (int) Math.min(features - 1, Math.pow(features + 1.0, share) - 1);
    }
  }

  /** How many rows a batch has whose object is as long as possible, but no longer than that. */
  int rowsWithin(long bytes) {
    return (int) Math.max(1, (bytes - SparseBatch.bytes(0, 0)) / (8L + 8L * words));
  }

  /** The length of the object of a batch. */
  long bytes(int rows) {
    return SparseBatch.bytes(rows, rows * words);
  }

  /** The batch of that number, with exactly so many entries a row. */
  SparseBatch batch(int number, int rows) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(Math.toIntExact(bytes(rows)));
    try {
      write(number, rows, out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes what is written", e);
    }
    return SparseBatch.decoded(out.toByteArray());
  }

  /** Writes the object of that batch, of which no more than the ratings is held in memory. */
  void write(int number, int rows, OutputStream out) throws IOException {
    long batch = (seed * 31 + number + 1) << Integer.SIZE;
    LittleEndianOutput ints = new LittleEndianOutput(out);
    for (int field : SparseBatch.header(features, rows, rows * words)) {
      ints.add(field);
    }
    for (int row = 0; row <= rows; row++) {
      ints.add(row * words);
    }
    float[] ratings = new float[rows];
    int[] seen = new int[features];
    for (int row = 0; row < rows; row++) {
      SplittableRandom random = new SplittableRandom(batch + row);
      SplittableRandom counts = new SplittableRandom(batch + row ^ COUNTS);
      double rating = MEAN_RATING;
      for (int i = 0; i < words; i++) {
        int word = word(random, seen, row + 1);
        ints.add(word);
        rating += weights[word] * count(counts);
      }
      ratings[row] = (float) (rating + NOISE * (2 * random.nextDouble() - 1));
    }
    for (int row = 0; row < rows; row++) {
      SplittableRandom counts = new SplittableRandom(batch + row ^ COUNTS);
      for (int i = 0; i < words; i++) {
        ints.add(Float.floatToRawIntBits(count(counts)));
      }
    }
    for (float rating : ratings) {
      ints.add(Float.floatToRawIntBits(rating));
    }
    ints.flush();
  }

  /** One that the row does not have yet. */
  private int word(SplittableRandom random, int[] seen, int row) {
    int word = ranks[random.nextInt() >>> (Integer.SIZE - RANK_BITS)];
    while (seen[word] == row) {
      word = word + 1 == features ? 0 : word + 1;
    }
    seen[word] = row;
    return word;
  }

  private static float count(SplittableRandom random) {
    return 1 + (random.nextInt() & 1);
  }

  private double[] weights() {
    SplittableRandom random = new SplittableRandom(seed);
    double[] drawn = new double[features];
    for (int i = 0; i < features; i++) {
      drawn[i] = (2 * random.nextDouble() - 1) / Math.sqrt(words);
    }
    return drawn;
  }
}
