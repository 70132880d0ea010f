package io.faasduet.inference.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A bundle in a zip. Only the files that its description names are unpacked. */
final class ZippedBundle {
  private ZippedBundle() {}

  static void unpack(Path zip, Path directory) throws IOException {
    try (ZipFile file = new ZipFile(zip.toFile())) {
      String folder = folder(zip, file);
      byte[] json = read(zip, file, folder + ModelDescription.FILE_NAME);
      ModelDescription.Files files = ModelDescription.parse(json).files();
      Files.write(directory.resolve(ModelDescription.FILE_NAME), json);
      for (String name : List.of(files.model(), files.labels())) {
        try (InputStream in = file.getInputStream(entry(zip, file, folder + name))) {
          Files.copy(in, directory.resolve(name));
        }
      }
    } catch (ZipException e) {
      throw new InvalidModelException(zip + " is not a zip: " + e.getMessage(), e);
    }
  }

  private static String folder(Path zip, ZipFile file) {
    List<String> descriptions =
        file.stream()
            .map(ZipEntry::getName)
            .filter(name -> ("/" + name).endsWith("/" + ModelDescription.FILE_NAME))
            .toList();
    if (descriptions.size() != 1) {
      throw new InvalidModelException(
          "%s must hold one %s, not %d"
              .formatted(zip, ModelDescription.FILE_NAME, descriptions.size()));
    }
    String description = descriptions.get(0);
    return description.substring(0, description.length() - ModelDescription.FILE_NAME.length());
  }

  private static byte[] read(Path zip, ZipFile file, String name) throws IOException {
    try (InputStream in = file.getInputStream(entry(zip, file, name))) {
      byte[] text = in.readNBytes(ModelBundle.MOST_TEXT_BYTES + 1);
      ModelBundle.requireShort(name, text.length);
      return text;
    }
  }

  private static ZipEntry entry(Path zip, ZipFile file, String name) {
    ZipEntry entry = file.getEntry(name);
    if (entry == null) {
      throw ModelBundle.missing(zip, name);
    }
    return entry;
  }
}
