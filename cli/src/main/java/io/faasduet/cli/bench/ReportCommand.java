package io.faasduet.cli.bench;

import io.faasduet.bench.analysis.RunComparison;
import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.cost.Pricing;
import io.faasduet.bench.report.Report;
import io.faasduet.bench.report.export.LatencyExport;
import io.faasduet.bench.report.text.TerminalTable;
import io.faasduet.cli.command.PricingOptions;
import io.faasduet.cli.command.UsageException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "report",
    description = "Make a run's report again, from its samples.csv and run.json alone.",
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  duet report report", "  duet report --compare earlier report"})
public final class ReportCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The directory that holds samples.csv.")
  Path directory = Path.of("report");

  @Option(
      names = "--compare",
      paramLabel = "EARLIER",
      description = "Say instead what is faster or slower than in another run.")
  @Nullable Path earlier;

  @Mixin PricingOptions prices = new PricingOptions();

  @Option(
      names = "--vhive",
      description = "Also write the latencies of loads as vHive does, rps*_lat.csv.")
  boolean vhive;

  @Option(
      names = "--png",
      description = "Also make index.png with Chrome or Chromium, if it is installed.")
  boolean png;

  @Mixin FailIf failIf = new FailIf();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (earlier != null) {
      requireComparison();
      RunOutput.requireRun(earlier);
    }
    RunOutput.requireRun(directory);
    Pricing pricing = prices.pricing();
    if (earlier != null) {
      out.print(RunComparison.render(earlier, directory));
      return exitCode(Report.read(directory, pricing).summary());
    }
    Summary summary = Report.write(directory, pricing);
    out.print(TerminalTable.render(summary));
    out.println("The report is " + directory.resolve(Report.PAGE));
    if (vhive) {
      LatencyExport.writeForVhive(directory).forEach(file -> out.println("Latencies are " + file));
    }
    if (png) {
      Screenshot screenshot = Screenshot.of(directory.resolve(Report.PAGE));
      out.println("The screenshot is " + screenshot.file());
      if (!screenshot.whole()) {
        out.println("It is cut off: the page is longer than the screenshots browsers make.");
      }
    }
    return exitCode(summary);
  }

  private void requireComparison() {
    String unused = vhive ? "--vhive" : png ? "--png" : "";
    if (!unused.isEmpty()) {
      throw new UsageException("--compare makes no report; leave out " + unused);
    }
  }

  private int exitCode(Summary summary) {
    return failIf.passedBy(summary, spec.commandLine().getErr())
        ? FailIf.LIMIT_PASSED
        : CommandLine.ExitCode.OK;
  }
}
