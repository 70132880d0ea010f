package io.faasduet.cli.command;

import picocli.CommandLine.Option;

/** The option without which a command leaves alone what is in the place of its output. */
public final class ForceOption {
  @Option(names = "--force", description = "Replace what is in the place of the output.")
  boolean force;

  /**
   * Refuses a place that is taken, unless the user has asked to replace what is there. To be called
   * before any work is done.
   *
   * @param taken whether there is something
   * @param place the place, as the user named it
   * @param other what to name instead, such as "another file"
   * @throws UsageException if it is refused
   */
  public void requireFree(boolean taken, Object place, String other) {
    if (taken && !force) {
      throw new UsageException(
          "%s exists already; name %s, or replace it with --force".formatted(place, other));
    }
  }
}
