package io.faasduet.cli.cloud;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * One thing that was made, or was about to be made, on a cloud.
 *
 * @param name as the cloud calls it
 * @param id the resource id of the deployment it belongs to
 * @param noted when it was written down, before it was made
 */
public record CloudResource(
    ResourceKind kind, String name, CloudPlace place, String id, Instant noted) {
  public CloudResource {
    requireNonNull(kind, "kind");
    requireNonNull(name, "name");
    requireNonNull(place, "place");
    requireNonNull(id, "id");
    requireNonNull(noted, "noted");
  }

  /** Whether both are the same thing of a cloud. */
  boolean isSame(CloudResource other) {
    return kind == other.kind && name.equals(other.name) && place.equals(other.place);
  }

  /** A line for users. */
  @Override
  public String toString() {
    return "%-8s  %s  (%s)".formatted(kind.word(), name, place);
  }
}
