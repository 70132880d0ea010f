package io.faasduet.localcloud.startup;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What a process starts from instead of reading all its classes anew, or instead of starting.
 *
 * @param variant what it is and of what, such as {@code AppCDS of the server directory}; {@value
 *     #NONE} where there is none
 * @param java the version of the Java that starts from it, or without one; empty where it is not
 *     known
 * @param bytes its size
 * @param made how long it took to make, where that is known: a snapshot by this run, an archive by
 *     the build
 * @param note why there is none, where there could be one
 */
public record StartupArchive(
    String variant, String java, long bytes, Optional<Duration> made, String note) {
  private static final String NONE = "none";

  public StartupArchive {
    requireNonNull(variant, "variant");
    requireNonNull(java, "java");
    requireNonNull(made, "made");
    requireNonNull(note, "note");
  }

  /** One that was there before. */
  public StartupArchive(String variant, String java, long bytes, String note) {
    this(variant, java, bytes, Optional.empty(), note);
  }

  /** A snapshot of a process, taken in this run. */
  public static StartupArchive snapshot(
      String variant, String java, long bytes, Duration dumpTime) {
    return new StartupArchive(variant, java, bytes, Optional.of(dumpTime), "");
  }

  /** No archive, for a reason. */
  public static StartupArchive none(String reason) {
    return none("", reason);
  }

  /** No archive, of processes of that version of Java, for a reason. */
  public static StartupArchive none(String java, String reason) {
    return new StartupArchive(NONE, java, 0, reason);
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
            + made.map(took -> ", made in " + took.toMillis() + " ms").orElse("")
        : NONE + (java.isEmpty() ? "" : ", JDK " + java) + " (" + note + ")";
  }
}
