package io.faasduet.cli.function;

import io.faasduet.cli.catalogue.PackagedFunction;
import io.faasduet.cli.command.UsageException;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The option with which functions fetch their model and images from S3 on this machine. */
public final class S3Option {
  @Option(
      names = "--s3",
      description =
          "Start an S3 server with each function's model and images; its starts fetch them from it."
              + " Default: they are in its package.")
  public boolean s3;

  /**
   * Refuses the option where no function has anything to fetch, and says of which it does nothing.
   *
   * @throws UsageException if it does nothing for any of them
   */
  public void requireUse(Collection<PackagedFunction> functions, PrintWriter err) {
    List<PackagedFunction> without =
        functions.stream().filter(function -> function.descriptor().model().isEmpty()).toList();
    if (!s3 || without.isEmpty()) {
      return;
    }
    String names =
        without.stream().map(PackagedFunction::name).collect(Collectors.joining(" and "));
    String nothing =
        names + (without.size() == 1 ? " has" : " have") + " no model or images to fetch";
    if (without.size() == functions.size()) {
      throw new UsageException(nothing + "; leave out --s3");
    }
    err.println("duet: warning: " + nothing + "; --s3 does nothing there");
  }
}
