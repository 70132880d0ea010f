package io.faasduet.bench.report.html;

import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.report.plot.Figure;
import io.faasduet.bench.report.plot.PlotStyle;
import io.faasduet.bench.report.plot.StudyCurvePlot;
import io.faasduet.bench.study.StudyTable;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table of a published study.
 *
 * @param table the table
 * @param notes sentences below it
 * @param figures its plots
 */
record PageStudy(PageTable table, List<String> notes, List<Figure> figures) {
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
        study.notes(),
        study.curve().stream()
            .map(curve -> StudyCurvePlot.of(summary, curve, study.title()))
            .toList());
  }
}
