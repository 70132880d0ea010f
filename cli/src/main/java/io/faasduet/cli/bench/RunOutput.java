package io.faasduet.cli.bench;

import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.report.Report;
import io.faasduet.bench.report.text.TerminalTable;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a run's results go, and what is said of them when it has ended. */
final class RunOutput {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "report",
      description = "Where the report goes; default ${DEFAULT-VALUE}.")
  Path directory = Path.of("report");

  /** Makes room for a run; an earlier one in its place is set aside. */
  void setEarlierRunAside(PrintWriter console) {
    PreviousResults.setAside(directory)
        .ifPresent(place -> console.println("The earlier run is now in " + place));
  }

  /**
   * Writes the report and shows its figures.
   *
   * @param whole false if the run was interrupted
   */
  Summary report(boolean whole, PrintWriter console) {
    Summary summary = Report.write(directory);
    console.print(TerminalTable.render(summary));
    console.println(
        (whole ? "The report is " : "Interrupted; the report of what was measured is ")
            + directory.resolve(Report.PAGE));
    console.flush(); // after a signal nobody else does
    return summary;
  }
}
