package io.faasduet.artefacts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The jars of one package. */
record JarDirectory(Path lib) {

  /**
   * The jars of a Lambda zip, laid out under a directory; it holds them, native libraries and its
   * descriptor.
   */
  static JarDirectory unzipped(Path zip, Path directory) throws IOException {
    Path lib = Files.createDirectories(directory.resolve("lib"));
    try (ZipFile file = new ZipFile(zip.toFile())) {
      for (Enumeration<? extends ZipEntry> entries = file.entries(); entries.hasMoreElements(); ) {
        ZipEntry entry = entries.nextElement();
        if (!entry.isDirectory()
            && !entry.getName().startsWith("lib/natives/")
            && !entry.getName().equals("META-INF/duet/function.json")) {
          if (!entry.getName().matches("lib/[^/]+\\.jar")) {
            throw new AssertionError(zip + " holds " + entry.getName() + ", which is no lib/*.jar");
          }
          try (InputStream jar = file.getInputStream(entry)) {
            Files.copy(jar, directory.resolve(entry.getName()));
          }
        }
      }
    }
    return new JarDirectory(lib);
  }

  /** File names, sorted. */
  List<String> fileNames() {
    return jars().stream().map(jar -> jar.getFileName().toString()).toList();
  }

  /** The same with, instead of a jar of several libraries, the names that theirs had. */
  List<String> names() {
    return jars().stream().flatMap(JarDirectory::names).sorted().toList();
  }

  private static Stream<String> names(Path jar) {
    try (ZipFile file = new ZipFile(jar.toFile())) {
      ZipEntry libraries = file.getEntry("META-INF/duet/libraries.txt");
      return libraries == null
          ? Stream.of(jar.getFileName().toString())
          : new String(file.getInputStream(libraries).readAllBytes(), UTF_8).lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** File names without versions; a library that is there in two versions is there twice. */
  List<String> artifactIds() {
    return names().stream().map(JarDirectory::artifactId).toList();
  }

  /** The name of a jar without its version. */
  static String artifactId(String name) {
    return name.replaceFirst("-\\d.*\\.jar$", "");
  }

  /** The classes whose names start with one of the given, with slashes. */
  List<String> classesUnder(String... packages) throws IOException {
    return jarsByClass().keySet().stream()
        .filter(name -> Stream.of(packages).anyMatch(name::startsWith))
        .sorted()
        .toList();
  }

  /** Those that would hide one another, with the jars they are in. */
  List<String> classesInTwoJars() throws IOException {
    return jarsByClass().entrySet().stream()
        .filter(entry -> entry.getValue().size() > 1)
        .map(Object::toString)
        .sorted()
        .toList();
  }

  private Map<String, TreeSet<String>> jarsByClass() throws IOException {
    Map<String, TreeSet<String>> jarsByClass = new HashMap<>();
    for (Path jar : jars()) {
      try (ZipFile file = new ZipFile(jar.toFile())) {
        file.stream()
            .map(ZipEntry::getName)
            .filter(name -> name.endsWith(".class") && !name.endsWith("module-info.class"))
            .forEach(
                name ->
                    jarsByClass
                        .computeIfAbsent(name, key -> new TreeSet<>())
                        .add(jar.getFileName().toString()));
      }
    }
    return jarsByClass;
  }

  private List<Path> jars() {
    try (Stream<Path> files = Files.list(lib)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(lib + " cannot be listed; run mvn package first", e);
    }
  }
}
