package io.faasduet.cli.function;

import io.faasduet.cli.catalogue.Descriptor;
import io.faasduet.cli.catalogue.PackagedFunction;
import io.faasduet.files.TemporaryDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * The model bundle and the images that a function's jar has as resources, copied into a temporary
 * directory: the directory of a {@code model.json}, and that of {@code 0.jpg}.
 */
final class PackagedModel implements AutoCloseable {
  private static final Pattern BUNDLE = Pattern.compile("(.*/)model\\.json");
  private static final Pattern IMAGES = Pattern.compile("(.*/)0\\.(jpg|png)");

  private final TemporaryDirectory directory;

  private PackagedModel(TemporaryDirectory directory) {
    this.directory = directory;
  }

  /** Copies what the function is packaged with. */
  static PackagedModel of(PackagedFunction function) throws IOException {
    PackagedModel model = new PackagedModel(TemporaryDirectory.create("duet-model-"));
    try {
      Optional<Path> jar = model.jar(function);
      if (jar.isPresent()) {
        model.copy(jar.get(), BUNDLE, "bundle");
        model.copy(jar.get(), IMAGES, "images");
      }
      return model;
    } catch (IOException | RuntimeException e) {
      model.close();
      throw e;
    }
  }

  /** The directory of the bundle, unless the function has none of its own. */
  Optional<Path> bundle() {
    return Optional.of(directory.path().resolve("bundle")).filter(Files::exists);
  }

  /** The directory of the images, unless the function has none. */
  Optional<Path> images() {
    return Optional.of(directory.path().resolve("images")).filter(Files::exists);
  }

  @Override
  public void close() throws IOException {
    directory.close();
  }

  private Optional<Path> jar(PackagedFunction function) throws IOException {
    Optional<Path> lib = function.serverDirectory().map(server -> server.resolve("lib"));
    if (lib.filter(Files::isDirectory).isPresent()) {
      try (Stream<Path> jars = Files.list(lib.get())) {
        return first(jars.filter(file -> file.toString().endsWith(".jar")).sorted().toList());
      }
    }
    return function.zip().isPresent() ? inZip(function.zip().get()) : Optional.empty();
  }

  private Optional<Path> inZip(Path zip) throws IOException {
    try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(zip))) {
      Path copy = directory.path().resolve("function.jar");
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        if (entry.getName().matches("lib/[^/]*\\.jar")) {
          Files.deleteIfExists(copy);
          Files.copy(entries, copy);
          if (isFunction(copy)) {
            return Optional.of(copy);
          }
        }
      }
      return Optional.empty();
    }
  }

  private static Optional<Path> first(List<Path> jars) throws IOException {
    for (Path jar : jars) {
      if (isFunction(jar)) {
        return Optional.of(jar);
      }
    }
    return Optional.empty();
  }

  private static boolean isFunction(Path jar) throws IOException {
    try (ZipFile file = new ZipFile(jar.toFile())) {
      return file.getEntry(Descriptor.FILE) != null;
    }
  }

  /** Copies the files beside the first that matches. */
  private void copy(Path jar, Pattern marker, String name) throws IOException {
    try (ZipFile file = new ZipFile(jar.toFile())) {
      Optional<String> place =
          file.stream()
              .map(ZipEntry::getName)
              .map(marker::matcher)
              .filter(Matcher::matches)
              .map(found -> found.group(1))
              .min(Comparator.naturalOrder());
      if (place.isEmpty()) {
        return;
      }
      Path copies = Files.createDirectory(directory.path().resolve(name));
      for (ZipEntry entry : file.stream().toList()) {
        String inPlace =
            entry.getName().startsWith(place.get())
                ? entry.getName().substring(place.get().length())
                : "";
        if (!inPlace.isEmpty() && !inPlace.contains("/")) {
          try (InputStream in = file.getInputStream(entry)) {
            Files.copy(in, copies.resolve(inPlace));
          }
        }
      }
    }
  }
}
