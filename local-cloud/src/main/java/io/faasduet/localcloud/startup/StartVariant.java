package io.faasduet.localcloud.startup;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The ways in which the instances of a function may start. */
public enum StartVariant {
  /** The artefact as it is, without an archive that it may hold. */
  PLAIN("plain"),

  /** From the CDS archive that the artefact holds. */
  APPCDS("appcds"),

  /** From the AOT cache that the artefact holds; on JDK 25 or newer. */
  AOT("aot"),

  /** Restored from a snapshot of a process after its INIT. */
  SNAPSHOT("snapshot"),

  /** Restored from a snapshot of a process that has answered requests. */
  SNAPSHOT_WARM("snapshot-warm");

  private final String label;

  StartVariant(String label) {
    this.label = label;
  }

  /** The name on command lines, in plans and in results. */
  public String label() {
    return label;
  }

  /** Whether instances are restored. */
  public boolean restores() {
    return this == SNAPSHOT || this == SNAPSHOT_WARM;
  }

  /**
   * The variant of that label.
   *
   * @throws IllegalArgumentException if there is none; the message names them all
   */
  public static StartVariant of(String label) {
    return Arrays.stream(values())
        .filter(variant -> variant.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no start '%s': there are %s"
                        .formatted(label, labels(List.of(values())))));
  }

  /** Their labels, with commas. */
  public static String labels(List<StartVariant> variants) {
    return variants.stream().map(StartVariant::label).collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return label;
  }
}
