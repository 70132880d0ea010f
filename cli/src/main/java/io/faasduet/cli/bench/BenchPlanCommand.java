package io.faasduet.cli.bench;

import io.faasduet.bench.plan.Plan;
import io.faasduet.bench.plan.PlanFile;
import io.faasduet.bench.report.text.WrappedText;
import io.faasduet.cli.catalogue.Catalogue;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "plan",
    description = "List Duet's plans, check one, or show it with every default.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet bench plan plan.yaml --show"})
final class BenchPlanCommand implements Runnable {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "PLAN", arity = "0..1", description = "A YAML file, or a plan's name.")
  @Nullable String name;

  @Option(names = "--show", description = "Show all of it, with every default.")
  boolean show;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    if (name == null) {
      ShippedPlans.names().forEach(shipped -> list(shipped, out));
      return;
    }
    Plan plan = ShippedPlans.read(name);
    plan.functions().forEach(function -> Catalogue.ofThisDirectory().find(function.function()));
    if (show) {
      out.print(PlanFile.show(plan));
    } else {
      out.println(name + " is a plan; --show shows all of it");
      new PlannedComparisons(plan).needs().ifPresent(out::println);
    }
  }

  private static void list(String name, PrintWriter out) {
    out.println(name);
    out.print(WrappedText.of("  ", ShippedPlans.read(name).description()));
  }
}
