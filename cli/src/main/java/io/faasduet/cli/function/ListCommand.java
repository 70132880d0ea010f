package io.faasduet.cli.function;

import io.faasduet.cli.catalogue.Catalogue;
import io.faasduet.cli.catalogue.PackagedFunction;
import io.faasduet.cli.command.CommandText;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "list",
    description = {
      "List the functions below this directory and Duet's own, with a request of each.",
      "What lies elsewhere is given to commands by its directory, zip or jar."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  duet list", "  duet list chameleon"})
public final class ListCommand implements Runnable {
  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "FUNCTION",
      arity = "0..*",
      description = "Names, directories, zips or jars: these alone are listed.")
  List<String> given = List.of();

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Catalogue catalogue = Catalogue.ofThisDirectory();
    if (!given.isEmpty()) {
      print(
          given.stream().flatMap(text -> catalogue.findAll(text).stream()).distinct().toList(),
          catalogue);
      return;
    }
    List<PackagedFunction> functions = catalogue.functions();
    print(functions, catalogue);
    if (!functions.isEmpty()) {
      out.println();
      out.println("Each runs on lambda, and as a server on http and grpc: the container that");
      out.println("Knative and vHive run.");
    } else {
      err.println("no function here; 'duet new NAME' makes one");
    }
    catalogue.faults().forEach(fault -> err.println("duet: " + fault.getMessage()));
  }

  private void print(List<PackagedFunction> functions, Catalogue catalogue) {
    PrintWriter out = spec.commandLine().getOut();
    functions.stream()
        .filter(function -> !isOfSuite(function))
        .forEach(function -> printAlone(function, argument(function, catalogue), out));
    List<PackagedFunction> suite = functions.stream().filter(ListCommand::isOfSuite).toList();
    if (!suite.isEmpty()) {
      printSuite(suite, argument(suite.get(0), catalogue), out);
    }
  }

  /** What commands that are entered here find it by: its name, or else a path. */
  private static String argument(PackagedFunction function, Catalogue catalogue) {
    return catalogue.functions().contains(function)
        ? function.name()
        : CommandText.quoted(
            function.serverDirectory().or(function::zip).orElse(function.source()).toString());
  }

  private static boolean isOfSuite(PackagedFunction function) {
    return function.descriptor().generator().isPresent();
  }

  private static void printAlone(PackagedFunction function, String argument, PrintWriter out) {
    out.printf("%-15s %s%n", function.name(), function.descriptor().summary());
    out.printf(
        "  %s invoke %s --json '%s'%n",
        CommandText.launcher(),
        argument,
        function.descriptor().exampleJson().replace("'", "'\\''"));
  }

  /** Benchmarks have inputs that are made, of several sizes. */
  private static void printSuite(List<PackagedFunction> benchmarks, String first, PrintWriter out) {
    out.println();
    out.println("Benchmarks, whose input is made and whose answers are checked:");
    benchmarks.stream()
        .sorted(Comparator.comparing(ListCommand::suiteName))
        .forEach(
            function ->
                out.printf("%-26s%s%n", suiteName(function), function.descriptor().summary()));
    out.printf("  %s invoke %s --size small%n", CommandText.launcher(), first);
  }

  private static String suiteName(PackagedFunction function) {
    return function.descriptor().id().orElse(function.name());
  }
}
