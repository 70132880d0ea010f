package io.faasduet.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.InvalidRequestException;
import java.io.ByteArrayOutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScanBitsTest {
  private static final int SKIPPED = 3;

  private final Random random = new Random(5);

  /** Around the bytes of a window, 8192, and of what is behind it, and of several. */
  @ParameterizedTest
  @ValueSource(ints = {1, 700, 8191, 8192, 8193, 8703, 8704, 8705, 40_000})
  void readsWhatIsBetweenTheStuffedBytes(int bytes) {
    byte[] plain = plain(bytes);
    ScanBits bits = new ScanBits(scan(plain), SKIPPED);

    assertReads(bits, plain);
  }

  @Test
  void startsAfreshBehindEachRestart() {
    byte[] one = plain(20_000);
    byte[] two = plain(1);
    byte[] three = plain(9000);
    ByteArrayOutputStream scan = new ByteArrayOutputStream();
    scan.writeBytes(new byte[SKIPPED]);
    stuff(one, scan);
    end(scan, 0xD0);
    stuff(two, scan);
    end(scan, 0xD1);
    stuff(three, scan);
    end(scan, 0xD9);
    ScanBits bits = new ScanBits(scan.toByteArray(), SKIPPED);

    bits.restart(assertReads(bits, one));
    bits.restart(assertReads(bits, two));
    assertReads(bits, three);
  }

  @Test
  void refusesABitBehindTheLast() {
    ScanBits bits = new ScanBits(scan(plain(100)), SKIPPED);

    assertThat(bits.limit()).isEqualTo(800);
    assertThatThrownBy(() -> bits.advance(801))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("end early");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 792, 801})
  void refusesARestartThatIsNotInTheLastByte(int bit) {
    ByteArrayOutputStream scan = new ByteArrayOutputStream();
    stuff(plain(100), scan);
    end(scan, 0xD0);
    end(scan, 0xD9);
    ScanBits bits = new ScanBits(scan.toByteArray(), 0);

    assertThatThrownBy(() -> bits.restart(bit))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("restart");
  }

  /** Goes on by at most 200 bytes, less than a block may have; the last bit's place. */
  private int assertReads(ScanBits bits, byte[] plain) {
    int read = 0;
    int position = 0;
    while (read < 8 * plain.length) {
      if (position > bits.limit()) {
        position = bits.advance(position);
      }
      assertThat(ScanBits.from(bits.words(), position))
          .as("bit %d", read)
          .isEqualTo(word(plain, read));
      int step = Math.min(8 * plain.length - read, 1 + random.nextInt(1600));
      read += step;
      position += step;
    }
    return position;
  }

  /** 64 bits of bytes, with zeros behind the last. */
  private static long word(byte[] plain, int bit) {
    long word = 0;
    for (int i = bit; i < bit + 64; i++) {
      int value = i < 8 * plain.length ? plain[i / 8] >> 7 - i % 8 & 1 : 0;
      word = word << 1 | value;
    }
    return word;
  }

  private byte[] plain(int bytes) {
    byte[] plain = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      plain[i] = (byte) (random.nextInt(9) == 0 ? 0xFF : random.nextInt(256));
    }
    return plain;
  }

  private static byte[] scan(byte[] plain) {
    ByteArrayOutputStream scan = new ByteArrayOutputStream();
    scan.writeBytes(new byte[SKIPPED]);
    stuff(plain, scan);
    end(scan, 0xD9);
    return scan.toByteArray();
  }

  private static void stuff(byte[] plain, ByteArrayOutputStream scan) {
    for (byte next : plain) {
      scan.write(next);
      if (next == -1) {
        scan.write(0);
      }
    }
  }

  private static void end(ByteArrayOutputStream scan, int marker) {
    scan.write(0xFF);
    scan.write(marker);
  }
}
