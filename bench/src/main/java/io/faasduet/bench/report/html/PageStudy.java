package io.faasduet.bench.report.html;

import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.report.plot.PlotStyle;
import io.faasduet.bench.study.StudyTable;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table of a published study.
 *
 * @param table the table
 * @param notes sentences below it
 */
record PageStudy(PageTable table, List<String> notes) {
  static PageStudy of(Summary summary, StudyTable study) {
    List<String> targets = summary.run().targetNames();
    return new PageStudy(
        new PageTable(
            study.title(),
            Stream.concat(Stream.of(""), study.columns().stream()).toList(),
            study.rows().stream()
                .map(
                    row ->
                        new PageTable.Row(
                            row.name(),
                            targets.contains(row.name())
                                ? PlotStyle.colour(summary, row.name())
                                : "",
                            row.cells()))
                .toList()),
        study.notes());
  }
}
