package io.faasduet.cli.function;

import io.faasduet.cli.catalogue.Catalogue;
import io.faasduet.cli.catalogue.PackagedFunction;
import io.faasduet.cli.command.CommandText;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "list",
    description = {
      "List the functions below this directory and Duet's own, with a request of each.",
      "What lies elsewhere is given to commands by its directory, zip or jar."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet list"})
public final class ListCommand implements Runnable {
  @Spec CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Catalogue catalogue = Catalogue.ofThisDirectory();
    List<PackagedFunction> functions = catalogue.functions();
    functions.stream().filter(function -> !isOfSuite(function)).forEach(f -> printAlone(f, out));
    printSuite(functions.stream().filter(ListCommand::isOfSuite).toList(), out);
    if (!functions.isEmpty()) {
      out.println();
      out.println("Each runs on lambda, and as a server on http and grpc: the container that");
      out.println("Knative and vHive run.");
    } else {
      err.println("no function here; 'duet new NAME' makes one");
    }
    catalogue.faults().forEach(fault -> err.println("duet: " + fault.getMessage()));
  }

  private static boolean isOfSuite(PackagedFunction function) {
    return function.descriptor().generator().isPresent();
  }

  private static void printAlone(PackagedFunction function, PrintWriter out) {
    out.printf("%-15s %s%n", function.name(), function.descriptor().summary());
    out.printf(
        "  %s invoke %s --json '%s'%n",
        CommandText.launcher(),
        function.name(),
        function.descriptor().exampleJson().replace("'", "'\\''"));
  }

  /** Benchmarks have inputs that are made, of several sizes. */
  private static void printSuite(List<PackagedFunction> benchmarks, PrintWriter out) {
    if (benchmarks.isEmpty()) {
      return;
    }
    out.println();
    out.println("Benchmarks, whose input is made and whose answers are checked:");
    benchmarks.stream()
        .sorted(Comparator.comparing(ListCommand::suiteName))
        .forEach(
            function ->
                out.printf("%-26s%s%n", suiteName(function), function.descriptor().summary()));
    out.printf("  %s invoke %s --size small%n", CommandText.launcher(), benchmarks.get(0).name());
  }

  private static String suiteName(PackagedFunction function) {
    return function.descriptor().id().orElse(function.name());
  }
}
