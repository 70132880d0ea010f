package io.faasduet.cli.models;

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
    for (ModelCatalogue.Entry model : ModelCatalogue.load().models()) {
      out.printf("%s%n", model.name());
      line(out, "input", model.input() + ", " + model.preprocessing());
      line(out, "licence", model.licence());
      line(out, "bytes", model.bytes().map(String::valueOf).orElse("not published"));
      String checksum = model.checksum().orElse("checksum:not published");
      int colon = checksum.indexOf(':');
      line(out, checksum.substring(0, colon), checksum.substring(colon + 1));
      int slash = model.source().lastIndexOf('/') + 1;
      line(out, "file", model.source().substring(slash));
      out.printf("  at %s%n", model.source().substring(0, slash)); // long: it stands alone
      model.guide().ifPresent(guide -> line(out, "note", guide));
    }
  }

  private static void line(PrintWriter out, String label, String text) {
    out.printf("  %-9s %s%n", label, text);
  }
}
