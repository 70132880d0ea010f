package io.faasduet.localcloud;

/** Doc. */
public final class MakeArchives {
  private MakeArchives() {}
}
