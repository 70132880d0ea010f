package io.faasduet.localcloud.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryImagesTest {
  private static final int PAGE = 4096;
  private static final long ANONYMOUS = 6;
  private static final long OF_A_FILE = 4;
  private static final long IN_AN_EARLIER_SNAPSHOT = 1;
  private static final byte[] HEADER = {1, 2, 3, 4, 5, 6, 7, 8};

  @TempDir Path images;

  @Test
  void pagesOfZerosInAnonymousMemoryAreLeftOut() throws IOException {
    pages("a0000bc00000");
    map(entry(0x10000, 12, ANONYMOUS));

    MemoryImages.dropZeros(images);

    assertThat(pages()).isEqualTo("abc");
    assertThat(entries())
        .containsExactly(entry(0x10000, 1, ANONYMOUS), entry(0x15000, 2, ANONYMOUS));
  }

  @Test
  void aFewOfThemStay() throws IOException {
    pages("0a000b00");
    map(entry(0x10000, 8, ANONYMOUS));

    MemoryImages.dropZeros(images);

    assertThat(pages()).isEqualTo("0a000b00");
    assertThat(entries()).containsExactly(entry(0x10000, 8, ANONYMOUS));
  }

  @Test
  void memoryOfAnySizeIsReadPieceByPiece() throws IOException {
    String most = "a".repeat(4096);
    pages(most + "0000b");
    map(entry(0x10000, 4101, ANONYMOUS), entry(0x9000000, 4097, OF_A_FILE));
    Files.write(images.resolve("pages-3.img"), new byte[4097 * PAGE], StandardOpenOption.APPEND);

    MemoryImages.dropZeros(images);

    assertThat(pages()).isEqualTo(most + "b" + "0".repeat(4097));
    assertThat(entries())
        .containsExactly(
            entry(0x10000, 4096, ANONYMOUS),
            entry(0x10000 + 4100 * PAGE, 1, ANONYMOUS),
            entry(0x9000000, 4096, OF_A_FILE),
            entry(0x9000000 + 4096 * PAGE, 1, OF_A_FILE));
  }

  /** Where there is a file below, a page that is not there is the file's. */
  @Test
  void pagesOverAFileStay() throws IOException {
    pages("a00000b000000");
    map(entry(0x10000, 7, OF_A_FILE), entry(0x90000, 6, ANONYMOUS));

    MemoryImages.dropZeros(images);

    assertThat(pages()).isEqualTo("a00000b");
    assertThat(entries()).containsExactly(entry(0x10000, 7, OF_A_FILE));
  }

  @Test
  void whatHasNoPagesHereIsPassedOver() throws IOException {
    pages("00000a");
    map(entry(0x10000, 3, IN_AN_EARLIER_SNAPSHOT), entry(0x90000, 6, ANONYMOUS));

    MemoryImages.dropZeros(images);

    assertThat(pages()).isEqualTo("a");
    assertThat(entries())
        .containsExactly(entry(0x10000, 3, IN_AN_EARLIER_SNAPSHOT), entry(0x95000, 1, ANONYMOUS));
  }

  private static ProtobufMessage entry(long address, long pages, long flags) {
    return ProtobufMessage.EMPTY.with(1, address).with(2, pages).with(4, flags).with(5, pages);
  }

  /** One character a page. */
  private void pages(String content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < content.length(); i++) {
      char each = content.charAt(i);
      byte[] page = new byte[PAGE];
      page[PAGE - 1] = (byte) (each == '0' ? 0 : each);
      bytes.write(page);
    }
    Files.write(images.resolve("pages-3.img"), bytes.toByteArray());
  }

  private String pages() throws IOException {
    byte[] bytes = Files.readAllBytes(images.resolve("pages-3.img"));
    StringBuilder content = new StringBuilder();
    for (int end = PAGE; end <= bytes.length; end += PAGE) {
      content.append(bytes[end - 1] == 0 ? '0' : (char) bytes[end - 1]);
    }
    return content.toString();
  }

  private void map(ProtobufMessage... entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(HEADER);
    write(bytes, ProtobufMessage.EMPTY.with(1, 3));
    for (ProtobufMessage entry : entries) {
      write(bytes, entry);
    }
    Files.write(images.resolve("pagemap-27.img"), bytes.toByteArray());
  }

  private static void write(ByteArrayOutputStream out, ProtobufMessage message) throws IOException {
    byte[] bytes = message.bytes();
    out.write(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length).array());
    out.write(bytes);
  }

  private List<ProtobufMessage> entries() throws IOException {
    ByteBuffer in =
        ByteBuffer.wrap(Files.readAllBytes(images.resolve("pagemap-27.img")))
            .order(ByteOrder.LITTLE_ENDIAN);
    byte[] header = new byte[HEADER.length];
    in.get(header);
    assertThat(header).isEqualTo(HEADER);
    List<ProtobufMessage> messages = new ArrayList<>();
    while (in.hasRemaining()) {
      byte[] bytes = new byte[in.getInt()];
      in.get(bytes);
      messages.add(ProtobufMessage.parse(bytes));
    }
    assertThat(messages.remove(0)).isEqualTo(ProtobufMessage.EMPTY.with(1, 3));
    return messages;
  }
}
