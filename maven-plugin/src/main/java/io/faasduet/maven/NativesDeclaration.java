package io.faasduet.maven;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What a module of native libraries declares in {@value #FILE}: which jars hold them, and what a
 * function's processes need with them. The module is part of the build and of no artefact.
 *
 * @param jars where the libraries of a platform lie, by {@code groupId:artifactId} of their jar;
 *     {@code {platform}} stands for one such as {@code linux-x86_64}
 * @param unpackers {@code groupId:artifactId} of jars that only packed libraries need
 * @param environment variables that a function's processes have by default
 */
record NativesDeclaration(
    Map<String, String> jars, List<String> unpackers, Map<String, String> environment) {
  static final String FILE = "META-INF/duet/natives.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  NativesDeclaration {
    jars = jars == null ? Map.of() : Map.copyOf(jars);
    unpackers = unpackers == null ? List.of() : List.copyOf(unpackers);
    environment = environment == null ? Map.of() : Map.copyOf(environment);
  }

  /** The declaration in a jar or a directory of classes, if it has one. */
  static Optional<NativesDeclaration> in(Path classes) throws IOException {
    if (Files.isDirectory(classes)) {
      Path file = classes.resolve(FILE);
      return Files.exists(file) ? Optional.of(read(Files.newInputStream(file))) : Optional.empty();
    }
    try (ZipFile jar = new ZipFile(classes.toFile())) {
      ZipEntry entry = jar.getEntry(FILE);
      return entry == null ? Optional.empty() : Optional.of(read(jar.getInputStream(entry)));
    }
  }

  private static NativesDeclaration read(InputStream json) throws IOException {
    try (json) {
      return JSON.readValue(json, NativesDeclaration.class);
    }
  }
}
