package io.faasduet.localcloud.startup;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * What a process starts from instead of reading all its classes anew.
 *
 * @param variant what it is and of what, such as {@code AppCDS of the server directory}; {@value
 *     #NONE} where there is none
 * @param java the version of the JVM that starts from it; empty where there is none
 * @param bytes its size
 * @param note why there is none, where there could be one
 */
public record StartupArchive(String variant, String java, long bytes, String note) {
  private static final String NONE = "none";

  public StartupArchive {
    requireNonNull(variant, "variant");
    requireNonNull(java, "java");
    requireNonNull(note, "note");
  }

  /** No archive, for a reason. */
  public static StartupArchive none(String reason) {
    return new StartupArchive(NONE, "", 0, reason);
  }

  /** Whether there is one. */
  public boolean used() {
    return !variant.equals(NONE);
  }

  /** In a few words. */
  @Override
  public String toString() {
    return used()
        ? String.format(Locale.ROOT, "%s, JDK %s, %.1f MB", variant, java, bytes / 1e6)
        : NONE + " (" + note + ")";
  }
}
