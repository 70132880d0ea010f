package io.faasduet.studies.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SparseBatchTest {
  @Test
  void hasItsDocumentedForm() {
    SparseBatch batch =
        new SparseBatch(
            5, new int[] {0, 2, 3}, new int[] {1, 4, 0}, new float[] {1, 2, 1}, new float[] {3, 5});
    byte[] object = batch.encoded();
    assertThat(HexFormat.of().formatHex(object))
        .isEqualTo(
            "44424f57"
                + "01000000"
                + "05000000"
                + "02000000"
                + "03000000"
                + "000000000200000003000000"
                + "010000000400000000000000"
                + "0000803f000000400000803f"
                + "000040400000a040");
    SparseBatch read = SparseBatch.decoded(object);
    assertThat(read.words()).isEqualTo(batch.words());
    assertThat(read.ratings()).isEqualTo(batch.ratings());
  }

  @Test
  void whatIsNoBatchIsRefused() {
    byte[] object = new SeededReviews(100, 5, 1).batch(0, 3).encoded();
    assertThatThrownBy(() -> SparseBatch.decoded(Arrays.copyOf(object, object.length - 1)))
        .hasMessageContaining("3 rows and 15 entries in");
    assertThatThrownBy(() -> SparseBatch.decoded(new byte[30])).hasMessageContaining("no batch");
    object[20 + 4 * 4] = (byte) 200;
    assertThatThrownBy(() -> SparseBatch.decoded(object)).hasMessage("word 200 of 100");
  }

  @Test
  void drawnReviewsAreTheSameForTheSameSeedAndFillAnObject() {
    SeededReviews reviews = new SeededReviews(6787, 60, 42);
    int rows = reviews.rowsWithin(1_000_000);
    byte[] object = reviews.batch(3, rows).encoded();
    assertThat(object.length).isBetween(999_000, 1_000_000);
    assertThat(new SeededReviews(6787, 60, 42).batch(3, rows).encoded()).isEqualTo(object);
    assertThat(reviews.batch(4, rows).encoded()).isNotEqualTo(object);
    assertThat(reviews.bytes(rows)).isEqualTo(object.length);
  }

  @Test
  void aBatchIsWrittenInBlocks() throws IOException {
    SeededReviews reviews = new SeededReviews(6787, 60, 42);
    int rows = reviews.rowsWithin(3_000_000);
    AtomicInteger largest = new AtomicInteger();
    AtomicLong all = new AtomicLong();
    reviews.write(
        7,
        rows,
        new OutputStream() {
          @Override
          public void write(int value) {
            throw new AssertionError("a byte by itself");
          }

          @Override
          public void write(byte[] block, int offset, int length) {
            largest.accumulateAndGet(length, Math::max);
            all.addAndGet(length);
          }
        });
    assertThat(all).hasValue(reviews.bytes(rows));
    assertThat(largest.get()).isLessThanOrEqualTo(1 << 16);
  }
}
