package io.faasduet.cli;

import io.faasduet.models.ModelCatalogue;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "list",
    description = "List models whose weights are published, with where they are.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet models list"})
final class ModelsListCommand implements Runnable {
  @Spec CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%-17s %-12s %-11s %s%n", "MODEL", "INPUT", "LICENCE", "PREPROCESSING");
    for (ModelCatalogue.Entry model : ModelCatalogue.load().models()) {
      out.printf(
          "%-17s %-12s %-11s %s%n",
          model.name(), model.input(), model.licence(), model.preprocessing());
      out.printf("  %s%n", model.source());
      model.checksum().ifPresent(checksum -> out.printf("  %s%n", checksum));
      model.guide().ifPresent(guide -> out.printf("  %s%n", guide));
    }
  }
}
