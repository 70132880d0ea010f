package io.faasduet.files;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A Linux library (ELF, 64 bits, little endian), as System V's ABI defines it. The loader maps its
 * segments. Between and behind them lie sections for linkers and debuggers, which are large: 160 of
 * the 582 MB of TensorFlow's library, 89 of the 446 MB of PyTorch's.
 */
public final class SharedLibrary {
  private static final int MAGIC = 0x464C457F;
  private static final int CLASS_64_LITTLE_ENDIAN = 0x0102;
  private static final int HEADER_BYTES = 64;
  private static final int PROGRAM_HEADERS = 32;
  private static final int SECTION_HEADERS = 40;
  private static final int PROGRAM_HEADER_BYTES = 54;
  private static final int PROGRAM_HEADER_COUNT = 56;
  private static final int SECTION_HEADER_COUNT = 60;
  private static final int SECTION_NAMES = 62;

  /** Fields of a program header. */
  private static final int OFFSET = 8;

  private static final int FILE_BYTES = 32;
  private static final int ALIGNMENT = 48;
  private static final int LOADED = 1;

  private static final int BUFFER_BYTES = 1 << 20;

  private SharedLibrary() {}

  /**
   * Copies a library without what the loader does not map, and without its table of sections; a
   * file of another format as it is. What has been copied so before is copied as it is.
   *
   * @throws IOException if a stream fails, or the library ends within a segment
   */
  public static void copyLoaded(InputStream in, OutputStream out) throws IOException {
    byte[] head = in.readNBytes(BUFFER_BYTES);
    List<Segment> segments = moved(head);
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), in);
    if (segments.isEmpty()) {
      whole.transferTo(out);
      return;
    }
    byte[] buffer = new byte[BUFFER_BYTES];
    long read = 0;
    long written = 0;
    for (Segment segment : segments) {
      whole.skipNBytes(segment.offset - read);
      out.write(new byte[Math.toIntExact(segment.place - written)]);
      copy(whole, out, segment.bytes, buffer);
      read = segment.end();
      written = segment.place + segment.bytes;
    }
  }

  private static void copy(InputStream in, OutputStream out, long bytes, byte[] buffer)
      throws IOException {
    for (long left = bytes; left > 0; ) {
      int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (count < 0) {
        throw new EOFException("a library ends %d bytes before its last segment".formatted(left));
      }
      out.write(buffer, 0, count);
      left -= count;
    }
  }

  /**
   * The segments in their order, after the header has been told of their new places.
   *
   * @param head the file's first bytes
   * @return none, and the header is as it was, if the file is to be copied as it is
   */
  private static List<Segment> moved(byte[] head) {
    ByteBuffer elf = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
    if (head.length < HEADER_BYTES
        || elf.getInt(0) != MAGIC
        || elf.getShort(4) != CLASS_64_LITTLE_ENDIAN) {
      return List.of();
    }
    List<Integer> headers = programHeaders(elf);
    List<Segment> segments = placed(elf, headers);
    for (int header : headers) {
      if (elf.getLong(header + FILE_BYTES) > 0 && holding(segments, elf, header).isEmpty()) {
        return List.of();
      }
    }
    if (segments.isEmpty() || segments.get(0).offset != 0) {
      return List.of();
    }
    for (int header : headers) {
      holding(segments, elf, header)
          .ifPresent(
              segment -> {
                long offset = elf.getLong(header + OFFSET);
                elf.putLong(header + OFFSET, offset - segment.offset + segment.place);
              });
    }
    elf.putLong(SECTION_HEADERS, 0);
    elf.putShort(SECTION_HEADER_COUNT, (short) 0);
    elf.putShort(SECTION_NAMES, (short) 0);
    return segments;
  }

  /** Where each is in the file; none if one lies outside the first bytes. */
  private static List<Integer> programHeaders(ByteBuffer elf) {
    List<Integer> headers = new ArrayList<>();
    long header = elf.getLong(PROGRAM_HEADERS);
    int bytes = elf.getShort(PROGRAM_HEADER_BYTES);
    for (int i = 0; i < elf.getShort(PROGRAM_HEADER_COUNT); i++) {
      if (header < HEADER_BYTES || header + ALIGNMENT + Long.BYTES > elf.capacity()) {
        return List.of();
      }
      headers.add((int) header);
      header += bytes;
    }
    return headers;
  }

  /** The segments that the loader maps, each as early in the file as its alignment allows. */
  private static List<Segment> placed(ByteBuffer elf, List<Integer> headers) {
    List<Integer> loaded = new ArrayList<>(headers);
    loaded.removeIf(
        header -> elf.getInt(header) != LOADED || elf.getLong(header + FILE_BYTES) == 0);
    loaded.sort(Comparator.comparingLong(header -> elf.getLong(header + OFFSET)));
    List<Segment> segments = new ArrayList<>();
    long read = 0;
    long written = 0;
    for (int header : loaded) {
      long offset = elf.getLong(header + OFFSET);
      if (offset < read) {
        return List.of();
      }
      long gap = Math.floorMod(offset - written, Math.max(1, elf.getLong(header + ALIGNMENT)));
      Segment segment = new Segment(offset, elf.getLong(header + FILE_BYTES), written + gap);
      segments.add(segment);
      read = segment.end();
      written = segment.place + segment.bytes;
    }
    return segments;
  }

  /** The segment that what a program header names lies in. */
  private static Optional<Segment> holding(List<Segment> segments, ByteBuffer elf, int header) {
    long offset = elf.getLong(header + OFFSET);
    long end = offset + elf.getLong(header + FILE_BYTES);
    return segments.stream()
        .filter(segment -> segment.offset <= offset && end <= segment.end())
        .findFirst();
  }

  /**
   * A part of the file that the loader maps.
   *
   * @param offset where it begins in the file
   * @param bytes its length there
   * @param place where it begins in the copy
   */
  private record Segment(long offset, long bytes, long place) {
    long end() {
      return offset + bytes;
    }
  }
}
