package io.faasduet.studies.training;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A batch of reviews as bags of words, and their ratings: rows in compressed form.
 *
 * <p>As an object it is little-endian: the four bytes {@code DBOW}, the version 1, the number of
 * features, of rows and of entries, each an int32; then {@code rows + 1} int32 that say where each
 * row's entries begin, the entries' features as int32, their counts as float32, and a rating for
 * each row as float32. Arrays are not copied; the batch's owner does not change them.
 *
 * @param features how many words there are
 * @param starts where each row's entries begin, and the number of entries
 * @param words the word of each entry, from 0; within a row each once
 * @param counts how often it occurs
 * @param ratings what is to be predicted
 */
record SparseBatch(int features, int[] starts, int[] words, float[] counts, float[] ratings) {
  private static final int MAGIC = 0x574f4244; // DBOW
  private static final int VERSION = 1;
  private static final int HEADER_BYTES = 20;

  SparseBatch {
    requireNonNull(starts, "starts");
    requireNonNull(words, "words");
    requireNonNull(counts, "counts");
    requireNonNull(ratings, "ratings");
    if (features < 1
        || starts.length != ratings.length + 1
        || words.length != counts.length
        || starts[0] != 0
        || starts[starts.length - 1] != words.length) {
      throw new IllegalArgumentException("the arrays of a batch do not fit each other");
    }
    for (int row = 0; row < ratings.length; row++) {
      if (starts[row] > starts[row + 1]) {
        throw new IllegalArgumentException("row " + row + " ends before it begins");
      }
    }
    for (int word : words) {
      if (word < 0 || word >= features) {
        throw new IllegalArgumentException("word " + word + " of " + features);
      }
    }
  }

  int rows() {
    return ratings.length;
  }

  /** The length of the object of such a batch. */
  static long bytes(int rows, int entries) {
    return HEADER_BYTES + 4L * (rows + 1L) + 8L * entries + 4L * rows;
  }

  /** What the object of such a batch begins with. */
  static int[] header(int features, int rows, int entries) {
    return new int[] {MAGIC, VERSION, features, rows, entries};
  }

  /** The batch as an object. */
  byte[] encoded() {
    ByteBuffer out =
        ByteBuffer.allocate(Math.toIntExact(bytes(rows(), words.length)))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int field : header(features, rows(), words.length)) {
      out.putInt(field);
    }
    out.asIntBuffer().put(starts).put(words);
    out.position(out.position() + 4 * (starts.length + words.length));
    out.asFloatBuffer().put(counts).put(ratings);
    return out.array();
  }

  /**
   * The batch of an object.
   *
   * @throws IllegalArgumentException if it is none; the message says why
   */
  static SparseBatch decoded(byte[] object) {
    ByteBuffer in = ByteBuffer.wrap(object).order(ByteOrder.LITTLE_ENDIAN);
    if (object.length < HEADER_BYTES || in.getInt() != MAGIC || in.getInt() != VERSION) {
      throw new IllegalArgumentException("no batch of version " + VERSION);
    }
    int features = in.getInt();
    int rows = in.getInt();
    int entries = in.getInt();
    if (rows < 0 || entries < 0 || bytes(rows, entries) != object.length) {
      throw new IllegalArgumentException(
          "a batch of %d rows and %d entries in %d bytes".formatted(rows, entries, object.length));
    }
    int[] starts = new int[rows + 1];
    int[] words = new int[entries];
    float[] counts = new float[entries];
    float[] ratings = new float[rows];
    in.asIntBuffer().get(starts).get(words);
    in.position(in.position() + 4 * (starts.length + words.length));
    in.asFloatBuffer().get(counts).get(ratings);
    return new SparseBatch(features, starts, words, counts, ratings);
  }
}
