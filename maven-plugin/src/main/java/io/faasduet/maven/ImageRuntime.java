package io.faasduet.maven;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarFile;

/**
 * The Java runtime of an image, unpacked so that it can be run on this machine: an archive that it
 * makes holds in the image.
 */
final class ImageRuntime {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int EXECUTABLE = 0100;
  private static final String JAVA_HOME = "JAVA_HOME=";

  private final TarFile image;
  private final String home;
  private final Path directory;

  private ImageRuntime(TarFile image, String home, Path directory) {
    this.image = image;
    this.home = home;
    this.directory = directory;
  }

  /**
   * Unpacks what an image has below its {@code JAVA_HOME}.
   *
   * @param tar the image as {@code docker save} writes it
   * @return the runtime's {@code java}
   * @throws IOException if it has no such variable, or no {@code java} there
   */
  static Path unpack(Path tar, Path directory) throws IOException {
    try (TarFile image = new TarFile(tar.toFile())) {
      JsonNode manifest = JSON.readTree(content(image, "manifest.json")).get(0);
      JsonNode config = JSON.readTree(content(image, manifest.get("Config").textValue()));
      ImageRuntime runtime = new ImageRuntime(image, home(config), directory);
      for (JsonNode layer : manifest.get("Layers")) {
        runtime.layer(layer.textValue());
      }
      Path java = directory.resolve("bin/java");
      if (!Files.isExecutable(java)) {
        throw new IOException("the base has no " + runtime.home + "/bin/java");
      }
      return java;
    }
  }

  private static String home(JsonNode config) throws IOException {
    for (JsonNode variable : config.path("config").path("Env")) {
      if (variable.textValue().startsWith(JAVA_HOME)) {
        return variable.textValue().substring(JAVA_HOME.length()).replaceFirst("^/", "");
      }
    }
    throw new IOException("the base does not say where its Java is, by JAVA_HOME");
  }

  private static byte[] content(TarFile image, String name) throws IOException {
    try (InputStream in = image.getInputStream(entry(image, name))) {
      return in.readAllBytes();
    }
  }

  private static TarArchiveEntry entry(TarFile image, String name) throws IOException {
    return image.getEntries().stream()
        .filter(entry -> entry.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new IOException("the image has no " + name));
  }

  private void layer(String name) throws IOException {
    BufferedInputStream layer = new BufferedInputStream(image.getInputStream(entry(image, name)));
    layer.mark(2);
    boolean zipped = layer.read() == 0x1f && layer.read() == 0x8b;
    layer.reset();
    try (TarArchiveInputStream entries =
        new TarArchiveInputStream(zipped ? new GZIPInputStream(layer) : layer)) {
      for (TarArchiveEntry entry = entries.getNextEntry();
          entry != null;
          entry = entries.getNextEntry()) {
        Optional<Path> place = place(entry.getName());
        if (place.isPresent()) {
          write(entry, entries, place.get());
        }
      }
    }
  }

  /** Where an entry of the runtime goes; nothing for what the image has besides. */
  private Optional<Path> place(String name) throws IOException {
    String path = name.replaceFirst("^\\.?/", "");
    if (!path.startsWith(home + "/")) {
      return Optional.empty();
    }
    Path place = directory.resolve(path.substring(home.length() + 1)).normalize();
    if (!place.startsWith(directory)) {
      throw new IOException("the image has an entry '" + name + "', which leads out of it");
    }
    return Optional.of(place);
  }

  private void write(TarArchiveEntry entry, InputStream content, Path place) throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(place);
      return;
    }
    Files.createDirectories(place.getParent());
    Files.deleteIfExists(place);
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(place, Path.of(entry.getLinkName()));
    } else if (entry.isLink()) {
      Optional<Path> target = place(entry.getLinkName());
      if (target.isPresent()) {
        Files.createLink(place, target.get());
      }
    } else {
      Files.copy(content, place, StandardCopyOption.REPLACE_EXISTING);
      place.toFile().setExecutable((entry.getMode() & EXECUTABLE) != 0);
    }
  }
}
