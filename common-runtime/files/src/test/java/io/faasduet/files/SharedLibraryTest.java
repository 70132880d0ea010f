package io.faasduet.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SharedLibraryTest {
  private static final int PAGE = 4096;
  private static final int CODE_BYTES = 3_000_000;

  /** Where data lie in the file: behind symbols, and not at the beginning of a page. */
  private static final int DATA = 3_500_000;

  private static final int DATA_BYTES = 10_000;
  private static final int DATA_HEADER = 64 + 56;
  private static final int DYNAMIC_HEADER = 64 + 2 * 56;

  @Test
  void onlyWhatTheLoaderMapsIsCopied() throws IOException {
    byte[] copy = copied(library());
    ByteBuffer elf = ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN);
    int data = (int) elf.getLong(DATA_HEADER + 8);

    assertThat(copy).hasSize(data + DATA_BYTES);
    assertThat(data).isBetween(CODE_BYTES, CODE_BYTES + PAGE - 1);
    assertThat(data % PAGE).as("as the memory that it is mapped to").isEqualTo(DATA % PAGE);
    assertThat(Arrays.copyOfRange(copy, 64 + 4 * 56, CODE_BYTES)).containsOnly((byte) 'c');
    assertThat(Arrays.copyOfRange(copy, data, copy.length)).containsOnly((byte) 'd');
  }

  @Test
  void whatLiesInASegmentMovesWithIt() throws IOException {
    ByteBuffer elf = ByteBuffer.wrap(copied(library())).order(ByteOrder.LITTLE_ENDIAN);

    assertThat(elf.getLong(DYNAMIC_HEADER + 8) - elf.getLong(DATA_HEADER + 8)).isEqualTo(16);
    assertThat(elf.getLong(64 + 8)).as("the first segment").isZero();
  }

  @Test
  void aCopyHasNoSections() throws IOException {
    ByteBuffer elf = ByteBuffer.wrap(copied(library())).order(ByteOrder.LITTLE_ENDIAN);

    assertThat(elf.getLong(40)).as("where they begin").isZero();
    assertThat(elf.getInt(60)).as("how many, and which has their names").isZero();
  }

  @Test
  void aCopyOfACopyIsTheSame() throws IOException {
    byte[] copy = copied(library());

    assertThat(copied(copy)).isEqualTo(copy);
  }

  @Test
  void anotherFormatIsCopiedAsItIs() throws IOException {
    byte[] bits32 = library();
    bits32[4] = 1;

    assertThat(copied(bits32)).isEqualTo(bits32);
    assertThat(copied(new byte[100])).isEqualTo(new byte[100]);
    assertThat(copied(new byte[10])).isEqualTo(new byte[10]);
    assertThat(copied(new byte[0])).isEmpty();
  }

  @Test
  void aLibraryThatNeedsMoreThanItsSegmentsIsCopiedAsItIs() throws IOException {
    byte[] library = library();
    ByteBuffer elf = ByteBuffer.wrap(library).order(ByteOrder.LITTLE_ENDIAN);
    header(elf, DYNAMIC_HEADER, 2, CODE_BYTES + 100, 16);

    assertThat(copied(library.clone())).isEqualTo(library);
  }

  @Test
  void aLibraryThatIsCutShortIsRefused() {
    byte[] cut = Arrays.copyOf(library(), DATA + DATA_BYTES - 1);

    assertThatThrownBy(() -> copied(cut))
        .isInstanceOf(EOFException.class)
        .hasMessage("a library ends 1 bytes before its last segment");
  }

  private static byte[] copied(byte[] library) throws IOException {
    ByteArrayOutputStream copy = new ByteArrayOutputStream();
    SharedLibrary.copyLoaded(new ByteArrayInputStream(library), copy);
    return copy.toByteArray();
  }

  /** Code, symbols, data that a dynamic section begins in, symbols again. */
  private static byte[] library() {
    byte[] file = new byte[DATA + DATA_BYTES + 500_000];
    Arrays.fill(file, (byte) 's');
    Arrays.fill(file, 0, CODE_BYTES, (byte) 'c');
    Arrays.fill(file, DATA, DATA + DATA_BYTES, (byte) 'd');
    ByteBuffer elf = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    elf.put(new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1, 0});
    elf.putLong(32, 64).putLong(40, CODE_BYTES);
    elf.putShort(54, (short) 56).putShort(56, (short) 4).putShort(60, (short) 45);
    header(elf, 64, 1, 0, CODE_BYTES);
    header(elf, DATA_HEADER, 1, DATA, DATA_BYTES);
    header(elf, DYNAMIC_HEADER, 2, DATA + 16, 100);
    header(elf, 64 + 3 * 56, 0x6474e551, 0, 0);
    return file;
  }

  private static void header(ByteBuffer elf, int header, int type, long offset, long bytes) {
    elf.putInt(header, type).putLong(header + 8, offset).putLong(header + 32, bytes);
    elf.putLong(header + 48, type == 1 ? PAGE : 8);
  }
}
