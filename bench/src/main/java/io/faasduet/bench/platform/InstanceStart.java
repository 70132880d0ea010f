package io.faasduet.bench.platform;

import static java.util.Objects.requireNonNull;

import io.faasduet.localcloud.startup.StartVariant;

/**
 * How a target's instances start.
 *
 * @param variant the way
 * @param prime how many requests a process answers before a {@link StartVariant#SNAPSHOT_WARM}
 */
public record InstanceStart(StartVariant variant, int prime) {
  public InstanceStart {
    requireNonNull(variant, "variant");
  }
}
