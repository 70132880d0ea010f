package io.faasduet.localcloud.lambda.function;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipException;

/**
 * Which entries of a zip are symbolic links. Their Unix mode says so, in the central directory
 * (APPNOTE.TXT, section 4.3.12), of which the JDK gives the permissions alone.
 */
final class ZipLinks {
  private static final int END = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int LOCATOR = 0x07064b50;
  private static final int LOCATOR_BYTES = 20;
  private static final int END_64 = 0x06064b50;
  private static final int END_64_BYTES = 56;
  private static final int ENTRY = 0x02014b50;
  private static final int ENTRY_BYTES = 46;
  private static final int MAX_COMMENT_BYTES = 0xffff;

  /** What makes a mode's upper 16 bits mean what they mean on Unix. */
  private static final Set<Integer> UNIX_SYSTEMS = Set.of(3, 19);

  private static final int FILE_TYPE = 0xf000;
  private static final int LINK = 0xa000;

  private ZipLinks() {}

  /**
   * The links' names.
   *
   * @param zip one that {@link java.util.zip.ZipFile} opens
   */
  static Set<String> of(Path zip) throws IOException {
    try (FileChannel file = FileChannel.open(zip)) {
      return links(centralDirectory(file));
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      ZipException malformed = new ZipException("its central directory is malformed");
      malformed.initCause(e);
      throw malformed;
    }
  }

  /** It ends where its end record begins, whatever lies before the zip or behind it. */
  private static ByteBuffer centralDirectory(FileChannel file) throws IOException {
    long tailAt = Math.max(0, file.size() - END_BYTES - MAX_COMMENT_BYTES);
    ByteBuffer tail = read(file, tailAt, file.size() - tailAt);
    int end = tail.limit() - END_BYTES;
    while (!isEnd(file, tail, tailAt, end)) {
      end--;
    }
    if (end >= LOCATOR_BYTES && tail.getInt(end - LOCATOR_BYTES) == LOCATOR) {
      long end64At = tail.getLong(end - LOCATOR_BYTES + 8);
      if (end64At >= 0 && end64At <= file.size() - END_64_BYTES) {
        ByteBuffer end64 = read(file, end64At, END_64_BYTES);
        if (end64.getInt(0) == END_64) {
          return read(file, end64At - end64.getLong(40), end64.getLong(40));
        }
      }
    }
    return read(file, tailAt + end - bytes(tail, end), bytes(tail, end));
  }

  /** As the JDK knows it: its comment ends with the file, or a directory lies before it. */
  private static boolean isEnd(FileChannel file, ByteBuffer tail, long tailAt, int at)
      throws IOException {
    long directoryAt = tailAt + at - bytes(tail, at);
    return tail.getInt(at) == END
        && directoryAt >= 0
        && (at + END_BYTES + unsigned(tail, at + 20) == tail.limit()
            || read(file, directoryAt, Integer.BYTES).getInt(0) == ENTRY);
  }

  private static long bytes(ByteBuffer tail, int end) {
    return Integer.toUnsignedLong(tail.getInt(end + 12));
  }

  private static ByteBuffer read(FileChannel file, long from, long bytes) throws IOException {
    return file.map(FileChannel.MapMode.READ_ONLY, from, bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static Set<String> links(ByteBuffer directory) {
    Set<String> links = new HashSet<>();
    for (int at = 0; directory.limit() - at >= ENTRY_BYTES && directory.getInt(at) == ENTRY; ) {
      byte[] name = new byte[unsigned(directory, at + 28)];
      directory.get(at + ENTRY_BYTES, name);
      boolean link =
          UNIX_SYSTEMS.contains((int) directory.get(at + 5))
              && (unsigned(directory, at + 40) & FILE_TYPE) == LINK;
      String text = new String(name, UTF_8);
      if (link) {
        links.add(text);
      } else {
        links.remove(text);
      }
      at += ENTRY_BYTES + name.length + unsigned(directory, at + 30) + unsigned(directory, at + 32);
    }
    return links;
  }

  private static int unsigned(ByteBuffer from, int at) {
    return Short.toUnsignedInt(from.getShort(at));
  }
}
