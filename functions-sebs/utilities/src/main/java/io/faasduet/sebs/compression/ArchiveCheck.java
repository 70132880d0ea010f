package io.faasduet.sebs.compression;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Whether an archive holds files, and no others, whole and compressed. */
final class ArchiveCheck {
  private ArchiveCheck() {}

  /**
   * What is wrong with an archive; empty if it is right.
   *
   * @param files what it must hold, by the names of its entries
   */
  static Optional<String> fault(Path archive, Map<String, Path> files) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      Set<String> names =
          zip.stream().map(ZipEntry::getName).collect(Collectors.toCollection(TreeSet::new));
      for (String name : files.keySet()) {
        if (!names.remove(name)) {
          return Optional.of("the archive lacks " + name);
        }
      }
      if (!names.isEmpty() || zip.size() != files.size()) {
        return Optional.of("the archive has " + names + " in excess, or an entry twice");
      }
      for (Map.Entry<String, Path> file : files.entrySet()) {
        Optional<String> fault = fault(zip, zip.getEntry(file.getKey()), file.getValue());
        if (fault.isPresent()) {
          return fault;
        }
      }
      return Optional.empty();
    } catch (ZipException e) {
      return Optional.of("the archive cannot be read: " + e.getMessage());
    }
  }

  private static Optional<String> fault(ZipFile zip, ZipEntry entry, Path file) throws IOException {
    if (entry.getMethod() != ZipEntry.DEFLATED) {
      return Optional.of("the archive has " + entry.getName() + ", which is not deflated");
    }
    byte[] expected = Files.readAllBytes(file);
    try (InputStream content = zip.getInputStream(entry)) {
      return Arrays.equals(content.readNBytes(expected.length + 1), expected)
          ? Optional.empty()
          : Optional.of("the archive has another content of " + entry.getName());
    }
  }
}
