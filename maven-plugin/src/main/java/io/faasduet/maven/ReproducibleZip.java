package io.faasduet.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/**
 * A zip of which equal contents give equal bytes: entries are sorted and have one time. Programs
 * may be run by everyone once it is unpacked.
 */
final class ReproducibleZip {
  private static final int BUFFER = 1 << 16;
  private static final int FILE = 0100644;
  private static final int PROGRAM = 0100755;

  private ReproducibleZip() {}

  /** Writes it under its name once it is whole. */
  static void write(
      Path zip, Map<String, Path> files, Map<String, byte[]> contents, OffsetDateTime time)
      throws IOException {
    LocalDateTime local = time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
    Path unfinished = zip.resolveSibling(zip.getFileName() + ".part");
    TreeSet<String> names = new TreeSet<>(files.keySet());
    names.addAll(contents.keySet());
    try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(unfinished)) {
      for (String name : names) {
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        entry.setTimeLocal(local);
        entry.setUnixMode(
            files.containsKey(name) && Files.isExecutable(files.get(name)) ? PROGRAM : FILE);
        if (name.endsWith(".zst")) {
          store(entry, files.get(name));
        }
        out.putArchiveEntry(entry);
        if (contents.containsKey(name)) {
          out.write(contents.get(name));
        } else {
          Files.copy(files.get(name), out);
        }
        out.closeArchiveEntry();
      }
    }
    Files.move(unfinished, zip, StandardCopyOption.REPLACE_EXISTING);
  }

  /** What is compressed already is not compressed again. */
  private static void store(ZipArchiveEntry entry, Path file) throws IOException {
    CRC32 crc = new CRC32();
    try (var in = Files.newInputStream(file)) {
      byte[] buffer = new byte[BUFFER];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        crc.update(buffer, 0, n);
      }
    }
    entry.setMethod(ZipArchiveEntry.STORED);
    entry.setSize(Files.size(file));
    entry.setCrc(crc.getValue());
  }
}
