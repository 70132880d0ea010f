package io.faasduet.bench.resources;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What this machine does not tell, a sentence's part each, each of them once. Thread-safe. */
public final class UnreadableSources {
  private final Set<String> notes = new LinkedHashSet<>();

  /** Notes what cannot be read, and why. */
  public synchronized void note(String what, String why) {
    notes.add(what + ": " + why.replaceAll("[;\\p{Cntrl}]", ","));
  }

  /** Those noted by a part of the run that is done. */
  public synchronized void addAll(List<String> earlier) {
    notes.addAll(earlier);
  }

  /** All of them, in the order in which they were met. */
  public synchronized List<String> notes() {
    return List.copyOf(notes);
  }
}
