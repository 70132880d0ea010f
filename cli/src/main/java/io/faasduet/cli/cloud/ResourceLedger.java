package io.faasduet.cli.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All that was ever made on clouds and is not known to be gone. A resource is written down before
 * it is made, so that what a process has made is found after its death. Thread-safe, also between
 * processes.
 */
public final class ResourceLedger {
  /** Its file in the cache. */
  public static final String FILE = "resources.json";

  private final DeploymentCache cache;

  public ResourceLedger(DeploymentCache cache) {
    this.cache = cache;
  }

  /** What is written down, in the order in which it would be deleted. */
  public List<CloudResource> all() {
    return entries(cache.read(FILE)).stream()
        .sorted(Comparator.comparing(CloudResource::kind).thenComparing(CloudResource::name))
        .toList();
  }

  /** Whether it is written down. */
  public boolean holds(CloudResource resource) {
    return all().stream().anyMatch(resource::isSame);
  }

  /** Writes down what is about to be made. */
  public void note(CloudResource resource) {
    cache.update(
        FILE,
        file -> {
          List<CloudResource> entries = entries(file);
          if (entries.stream().noneMatch(resource::isSame)) {
            entries.add(resource);
            write(file, entries);
          }
        });
  }

  /** Forgets what is gone. */
  public void forget(CloudResource resource) {
    cache.update(
        FILE,
        file -> {
          List<CloudResource> entries = entries(file);
          entries.removeIf(resource::isSame);
          write(file, entries);
        });
  }

  private static List<CloudResource> entries(ObjectNode file) {
    List<CloudResource> entries = new ArrayList<>();
    for (JsonNode each : file.path("resources")) {
      entries.add(
          new CloudResource(
              ResourceKind.of(each.path("kind").asText()).orElseThrow(),
              each.path("name").asText(),
              new CloudPlace(each.path("region").asText(), each.path("service").asText()),
              each.path("id").asText(),
              Instant.parse(each.path("noted").asText())));
    }
    return entries;
  }

  private static void write(ObjectNode file, List<CloudResource> entries) {
    ArrayNode resources = file.putArray("resources");
    for (CloudResource each : entries) {
      resources
          .addObject()
          .put("kind", each.kind().word())
          .put("name", each.name())
          .put("region", each.place().region())
          .put("service", each.place().service())
          .put("id", each.id())
          .put("noted", each.noted().toString());
    }
  }
}
