package io.faasduet.cli.sebs;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A function's zip with a file of random bytes, which are the same at each size's beginning, so
 * that it has a number of bytes.
 *
 * @param zip the function's own
 * @param leastBytes the smallest that it can be
 */
record PaddedZip(Path zip, long leastBytes) {
  /** Its name in the zip, as in SeBS's packages. */
  static final String ENTRY = "randomdata.bin";

  private static final long SEED = 1410;
  private static final int CHUNK_BYTES = 1 << 16;

  /** The bytes of a local header and of one in the directory, with the name; see APPNOTE.TXT. */
  private static final int HEADER_BYTES = 30 + 46 + 2 * ENTRY.length();

  /** The first that needs no further field. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  /** One of a function's own. */
  PaddedZip(Path zip) {
    this(zip, leastBytes(zip));
  }

  private static long leastBytes(Path zip) {
    CountingStream counting = new CountingStream(OutputStream.nullOutputStream());
    try (ZipOutputStream out = new ZipOutputStream(counting)) {
      copy(zip, out);
    } catch (IOException e) {
      throw new UncheckedIOException(zip + " cannot be read", e);
    }
    return counting.bytes + HEADER_BYTES;
  }

  /** The largest that it can be, if all that is in it may have so many bytes. */
  long mostBytes(long unzippedBytes) {
    try (ZipFile entries = new ZipFile(zip.toFile())) {
      long own = entries.stream().mapToLong(ZipEntry::getSize).sum();
      return unzippedBytes - own + leastBytes;
    } catch (IOException e) {
      throw new UncheckedIOException(zip + " cannot be read", e);
    }
  }

  /**
   * Writes one.
   *
   * @param bytes how many it has, at least {@link #leastBytes}
   */
  void write(Path file, long bytes) {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
        ZipOutputStream padded = new ZipOutputStream(out)) {
      copy(zip, padded);
      ZipEntry padding = new ZipEntry(ENTRY);
      padding.setTimeLocal(TIME);
      padding.setMethod(ZipEntry.STORED);
      long size = bytes - leastBytes;
      padding.setSize(size);
      padding.setCrc(crc(size));
      padded.putNextEntry(padding);
      random(size, padded::write);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
  }

  private static void copy(Path zip, ZipOutputStream out) throws IOException {
    try (ZipFile entries = new ZipFile(zip.toFile())) {
      for (ZipEntry each :
          (Iterable<ZipEntry>) entries.stream().map(ZipEntry.class::cast)::iterator) {
        ZipEntry entry = new ZipEntry(each.getName());
        entry.setTimeLocal(TIME);
        out.putNextEntry(entry);
        entries.getInputStream(each).transferTo(out);
        out.closeEntry();
      }
    }
  }

  private static long crc(long size) throws IOException {
    CRC32 crc = new CRC32();
    random(size, crc::update);
    return crc.getValue();
  }

  @FunctionalInterface
  private interface Bytes {
    void take(byte[] bytes, int from, int count) throws IOException;
  }

  private static void random(long size, Bytes to) throws IOException {
    SplittableRandom random = new SplittableRandom(SEED);
    byte[] chunk = new byte[CHUNK_BYTES];
    for (long left = size; left > 0; left -= chunk.length) {
      random.nextBytes(chunk);
      to.take(chunk, 0, (int) Math.min(left, chunk.length));
    }
  }

  /** Counts what passes through. */
  private static final class CountingStream extends FilterOutputStream {
    private long bytes;

    CountingStream(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int value) throws IOException {
      out.write(value);
      bytes++;
    }

    @Override
    public void write(byte[] values, int from, int count) throws IOException {
      out.write(values, from, count);
      bytes += count;
    }
  }
}
