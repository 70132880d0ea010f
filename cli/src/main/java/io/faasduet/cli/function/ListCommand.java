package io.faasduet.cli.function;

import io.faasduet.cli.catalogue.Catalogue;
import io.faasduet.cli.catalogue.CatalogueEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "list",
    description = "List the functions, with a request of each.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet list"})
public final class ListCommand implements Runnable {
  @Spec CommandSpec spec;

  @Override
  public void run() {
    var out = spec.commandLine().getOut();
    for (CatalogueEntry entry : Catalogue.ofThisCheckout().entries()) {
      out.printf("%-15s %s%n", entry.name(), entry.summary());
      out.printf("  duet invoke %s --json '%s'%n", entry.name(), entry.exampleJson());
    }
  }
}
