package io.faasduet.build.advisories;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * One version of a package.
 *
 * @param ecosystem whose name it is: {@code Maven} or {@code PyPI}
 * @param name {@code group:artifact} for Maven
 */
record Dependency(String ecosystem, String name, String version) {
  /** The group of Duet's own modules. */
  private static final String OWN = "io.faasduet";

  Dependency {
    requireNonNull(ecosystem, "ecosystem");
    requireNonNull(name, "name");
    requireNonNull(version, "version");
  }

  static Dependency maven(String name, String version) {
    return new Dependency("Maven", name, version);
  }

  /** Parses {@code PyPI:torch:2.7.1}. */
  static Dependency parse(String text) {
    String[] parts = text.split(":");
    if (parts.length != 3) {
      throw new IllegalArgumentException("'" + text + "' is not ecosystem:name:version");
    }
    return new Dependency(parts[0], parts[1], parts[2]);
  }

  /**
   * Reads the components of a CycloneDX bill of materials, without Duet's own; libraries of several
   * platforms are one dependency.
   *
   * @throws IOException if the file is missing, or lists no dependency
   */
  static List<Dependency> in(Path billOfMaterials) throws IOException {
    JsonNode components = new JsonMapper().readTree(billOfMaterials.toFile()).path("components");
    List<Dependency> dependencies =
        StreamSupport.stream(components.spliterator(), false)
            .filter(component -> !component.path("group").asText().equals(OWN))
            .map(
                component ->
                    maven(
                        component.path("group").asText() + ":" + component.path("name").asText(),
                        component.path("version").asText()))
            .distinct()
            .toList();
    if (dependencies.isEmpty()) {
      throw new IOException(billOfMaterials + " lists no dependency");
    }
    return dependencies;
  }

  @Override
  public String toString() {
    return name + " " + version;
  }
}
