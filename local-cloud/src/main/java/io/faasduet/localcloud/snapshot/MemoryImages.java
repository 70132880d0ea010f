package io.faasduet.localcloud.snapshot;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The memory of dumped processes as CRIU writes it: {@code pagemap-<pid>.img} says which pages
 * there are, {@code pages-<id>.img} has them, one after the other. See
 * criu.org/Memory_dumping_and_restoring and images/pagemap.proto of its source.
 *
 * <p>A page of zeros in anonymous memory need not be there: a restored process finds zeros where it
 * has none, and each page that there is costs the restore a fault and a copy.
 */
final class MemoryImages {
  private static final Pattern PAGEMAP = Pattern.compile("pagemap-\\d+\\.img");
  private static final int PAGE_BYTES = 4096;

  /** What is in memory at once: 16 MiB. */
  private static final int MOST_PAGES = 4096;

  private static final byte[] ZEROS = new byte[PAGE_BYTES];

  /** Shorter runs stay: a gap costs an entry, and the kernel a lookup. */
  private static final int LEAST_RUN = 4;

  /** Two numbers that say what the file is. */
  private static final int HEADER_BYTES = 8;

  /** Of an entry: it has pages in the other file, rather than in an earlier snapshot. */
  private static final long PRESENT = 4;

  /** Of an entry: its memory is anonymous and private. */
  private static final long ANONYMOUS = 2;

  private MemoryImages() {}

  /** Takes the pages of zeros out of a snapshot that has just been written. */
  static void dropZeros(Path images) throws IOException {
    List<Path> maps;
    try (Stream<Path> files = Files.list(images)) {
      maps = files.filter(file -> PAGEMAP.matcher("" + file.getFileName()).matches()).toList();
    }
    for (Path map : maps) {
      dropZeros(images, map);
    }
  }

  private static void dropZeros(Path images, Path map) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(map)).order(ByteOrder.LITTLE_ENDIAN);
    ProtobufMessage head = next(in.position(HEADER_BYTES));
    Path pages = images.resolve("pages-" + head.number(1, 0) + ".img");
    Path kept = images.resolve("pages.tmp");
    List<ProtobufMessage> entries = new ArrayList<>();
    try (FileChannel from = FileChannel.open(pages);
        OutputStream to = new BufferedOutputStream(Files.newOutputStream(kept), 1 << 20)) {
      while (in.hasRemaining()) {
        ProtobufMessage entry = next(in);
        if ((entry.number(4, PRESENT) & PRESENT) == 0) {
          entries.add(entry);
          continue;
        }
        boolean anonymous = (entry.number(4, 0) & ANONYMOUS) != 0;
        long count = pagesOf(entry);
        for (long first = 0; first < count; first += MOST_PAGES) {
          PageRun part = new PageRun(first, (int) Math.min(MOST_PAGES, count - first));
          byte[] content = read(from, part.count(), pages);
          for (PageRun run : anonymous ? runs(content) : List.of(new PageRun(0, part.count()))) {
            to.write(content, (int) run.first() * PAGE_BYTES, run.count() * PAGE_BYTES);
            entries.add(part(entry, new PageRun(first + run.first(), run.count())));
          }
        }
      }
    }
    Files.write(map, written(in, head, entries));
    Files.move(kept, pages, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Pages that stay, of one entry. */
  private record PageRun(long first, int count) {}

  private static byte[] read(FileChannel from, int count, Path pages) throws IOException {
    ByteBuffer content = ByteBuffer.allocate(count * PAGE_BYTES);
    while (content.hasRemaining()) {
      if (from.read(content) < 0) {
        throw new IOException(pages + " ends within a page");
      }
    }
    return content.array();
  }

  private static List<PageRun> runs(byte[] content) {
    int count = content.length / PAGE_BYTES;
    List<PageRun> runs = new ArrayList<>();
    int first = 0;
    int page = 0;
    while (page < count) {
      int end = page;
      while (end < count && isZero(content, end)) {
        end++;
      }
      if (end - page >= LEAST_RUN) {
        if (page > first) {
          runs.add(new PageRun(first, page - first));
        }
        first = end;
      }
      page = Math.max(end, page + 1);
    }
    if (count > first) {
      runs.add(new PageRun(first, count - first));
    }
    return runs;
  }

  private static boolean isZero(byte[] content, int page) {
    int at = page * PAGE_BYTES;
    return Arrays.equals(content, at, at + PAGE_BYTES, ZEROS, 0, PAGE_BYTES);
  }

  /** Since CRIU 4.1 the number of pages is in field 5, with what fits of it in field 2. */
  private static long pagesOf(ProtobufMessage entry) {
    return entry.number(5, entry.number(2, 0));
  }

  private static ProtobufMessage part(ProtobufMessage entry, PageRun run) {
    ProtobufMessage part =
        entry.with(1, entry.number(1, 0) + run.first() * PAGE_BYTES).with(2, run.count());
    return entry.has(5) ? part.with(5, run.count()) : part;
  }

  private static ProtobufMessage next(ByteBuffer in) throws InvalidProtocolBufferException {
    byte[] bytes = new byte[in.getInt()];
    in.get(bytes);
    return ProtobufMessage.parse(bytes);
  }

  private static byte[] written(
      ByteBuffer in, ProtobufMessage head, List<ProtobufMessage> entries) {
    List<byte[]> messages = new ArrayList<>(List.of(head.bytes()));
    entries.forEach(entry -> messages.add(entry.bytes()));
    int size = HEADER_BYTES + messages.stream().mapToInt(each -> Integer.BYTES + each.length).sum();
    ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    out.put(in.array(), 0, HEADER_BYTES);
    messages.forEach(each -> out.putInt(each.length).put(each));
    return out.array();
  }
}
