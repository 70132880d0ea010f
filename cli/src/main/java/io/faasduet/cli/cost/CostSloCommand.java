package io.faasduet.cli.cost;

import io.faasduet.bench.analysis.ServiceLevel;
import io.faasduet.bench.report.Report;
import io.faasduet.cli.bench.FailIf;
import io.faasduet.cli.bench.RunOutput;
import io.faasduet.cli.command.PricingOptions;
import io.faasduet.cli.command.UsageException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "slo",
    description = {
      "Name the cheapest memory and platform of a run whose warm calls are fast enough.",
      "Exit code 3 if there is none."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  duet bench memory chameleon --out sweep && duet cost slo --p95 200ms sweep"
    })
final class CostSloCommand implements Callable<Integer> {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9}(?:\\.\\d+)?) *(ms|s)");

  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "RESULTS",
      description = "The directory of a run, such as a memory sweep's.")
  Path results = Path.of("report");

  @Option(
      names = "--p95",
      paramLabel = "TIME",
      required = true,
      description = "What the p95 may be: 200ms, 1.5s.")
  String p95 = "";

  @Mixin PricingOptions pricing = new PricingOptions();

  @Override
  public Integer call() {
    ServiceLevel level = level(p95);
    RunOutput.requireRun(results);
    List<ServiceLevel.Finding> findings =
        level.of(Report.read(results, pricing.pricing()).summary());
    PrintWriter out = spec.commandLine().getOut();
    findings.forEach(finding -> out.println(finding.sentence()));
    if (findings.isEmpty()) {
      out.println("none does: no warm calls were measured in " + results);
    }
    return !findings.isEmpty() && findings.stream().allMatch(ServiceLevel.Finding::met)
        ? CommandLine.ExitCode.OK
        : FailIf.LIMIT_PASSED;
  }

  private static ServiceLevel level(String text) {
    Matcher parts = DURATION.matcher(text.strip());
    if (!parts.matches() || Double.parseDouble(parts.group(1)) == 0) {
      throw new UsageException("--p95 must be a time such as 200ms or 1.5s, not '" + text + "'");
    }
    return new ServiceLevel(
        Double.parseDouble(parts.group(1)) * (parts.group(2).equals("s") ? 1000 : 1));
  }
}
