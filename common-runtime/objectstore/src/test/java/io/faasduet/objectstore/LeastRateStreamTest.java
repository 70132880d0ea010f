package io.faasduet.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LeastRateStreamTest {
  private long now;

  /** Each read takes so long and brings so much. */
  private InputStream body(long millis, int bytesAtOnce) {
    InputStream all = new ByteArrayInputStream(new byte[1 << 20]);
    InputStream slow =
        new InputStream() {
          @Override
          public int read() {
            throw new AssertionError("reads one byte at a time");
          }

          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            now += TimeUnit.MILLISECONDS.toNanos(millis);
            return all.read(buffer, offset, Math.min(length, bytesAtOnce));
          }
        };
    return new LeastRateStream(slow, () -> now);
  }

  private static int readIn8KiB(InputStream in) throws IOException {
    byte[] buffer = new byte[8 << 10];
    int all = 0;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      all += n;
    }
    return all;
  }

  @Test
  void givesUpAStoreThatSendsAByteASecond() {
    InputStream drip = body(1000, 1);

    assertThatThrownBy(() -> readIn8KiB(drip))
        .hasMessage("the store sent 20 bytes in 20 s, which is too slow");
  }

  @Test
  void givesUpAStoreThatBecomesSlow() {
    InputStream slow = body(1000, 2000);

    assertThatThrownBy(() -> readIn8KiB(slow)).hasMessageContaining("sent 40000 bytes in 20 s");
  }

  @Test
  void readsFromASlowLinkToTheEnd() throws Exception {
    assertThat(readIn8KiB(body(1000, 4000))).isEqualTo(1 << 20);
  }

  @Test
  void doesNotCountTheReadersOwnTime() throws Exception {
    InputStream fast = body(1, 4000);
    for (int i = 0; i < 100; i++) {
      assertThat(fast.read()).isZero();
      now += TimeUnit.MINUTES.toNanos(1);
    }
  }
}
