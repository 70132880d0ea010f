package io.faasduet.build.advisories;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A published advisory that names a dependency's version.
 *
 * @param ids its number in OSV, such as {@code GHSA-735f-pc8j-v9w8}, and those of other databases
 * @param fixedIn the versions that have it fixed, of each line; empty if none has
 */
record Advisory(List<String> ids, Dependency dependency, String summary, List<String> fixedIn) {
  Advisory {
    requireNonNull(dependency, "dependency");
    requireNonNull(summary, "summary");
    ids = List.copyOf(ids);
    fixedIn = List.copyOf(fixedIn);
  }

  /** Reads a record of OSV's schema. */
  static Advisory of(JsonNode osv, Dependency dependency) {
    List<String> ids = new ArrayList<>(List.of(osv.path("id").asText()));
    osv.path("aliases").forEach(alias -> ids.add(alias.asText()));
    List<String> fixedIn = new ArrayList<>();
    for (JsonNode affected : osv.path("affected")) {
      if (affected.path("package").path("name").asText().equals(dependency.name())) {
        affected.findValues("fixed").forEach(version -> fixedIn.add(version.asText()));
      }
    }
    return new Advisory(ids, dependency, osv.path("summary").asText("no summary"), fixedIn);
  }

  @Override
  public String toString() {
    return "%s: %s (%s; %s)"
        .formatted(
            dependency,
            summary,
            String.join(", ", ids),
            fixedIn.isEmpty() ? "not fixed" : "fixed in " + String.join(", ", fixedIn));
  }
}
