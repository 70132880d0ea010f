package io.faasduet.cli.bench;

import io.faasduet.bench.analysis.MemoryChoice;
import io.faasduet.bench.analysis.RunComparison;
import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.cost.PriceTable;
import io.faasduet.bench.cost.Pricing;
import io.faasduet.bench.report.Report;
import io.faasduet.bench.report.export.LatencyExport;
import io.faasduet.bench.report.text.TerminalTable;
import io.faasduet.cli.command.UsageException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
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

  @Option(
      names = "--prices",
      paramLabel = "FILE",
      description = "Prices of your own; prices.json in Duet's sources shows the form.")
  @Nullable Path prices;

  @Option(
      names = "--instance",
      paramLabel = "TYPE",
      description = "Price a server as an EC2 instance of that type, not as a Fargate pod.")
  @Nullable String instanceType;

  @Option(
      names = "--objective",
      paramLabel = "MS",
      description = "Name the cheapest memory size on Lambda whose p95 is at most that.")
  @Nullable Double objectiveMillis;

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
    if (objectiveMillis != null && !(objectiveMillis > 0 && Double.isFinite(objectiveMillis))) {
      throw new UsageException("--objective must be milliseconds above 0, not " + objectiveMillis);
    }
    if (earlier != null) {
      requireComparison();
      RunOutput.requireRun(earlier);
    }
    RunOutput.requireRun(directory);
    PriceTable table = prices == null ? PriceTable.shipped() : PriceTable.read(prices);
    Pricing pricing = new Pricing(table, Optional.ofNullable(instanceType));
    if (earlier != null) {
      out.print(RunComparison.render(earlier, directory));
      return exitCode(Report.read(directory, pricing).summary());
    }
    Summary summary = Report.write(directory, pricing);
    out.print(TerminalTable.render(summary));
    if (objectiveMillis != null) {
      MemoryChoice.of(summary, objectiveMillis).forEach(out::println);
    }
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
    String unused =
        objectiveMillis != null ? "--objective" : vhive ? "--vhive" : png ? "--png" : "";
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
