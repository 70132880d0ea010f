package io.faasduet.cli;

import io.faasduet.bench.report.Report;
import io.faasduet.bench.report.TerminalTable;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "report",
    description = "Make a run's report again, from its samples.csv and run.json alone.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet report report"})
final class ReportCommand implements Runnable {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The directory that holds samples.csv.")
  Path directory;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    out.print(TerminalTable.render(Report.write(directory)));
    out.println("The report is " + directory.resolve(Report.PAGE));
  }
}
