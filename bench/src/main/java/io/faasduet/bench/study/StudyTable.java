package io.faasduet.bench.study;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * A table of a study, as texts.
 *
 * @param title what it is of; at most 60 letters
 * @param columns the names of the columns after the first
 * @param rows the rows
 * @param notes sentences below it
 * @param curve what of it is drawn
 */
public record StudyTable(
    String title,
    List<String> columns,
    List<Row> rows,
    List<String> notes,
    Optional<StudyCurve> curve) {
  public StudyTable {
    requireNonNull(title, "title");
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
    requireNonNull(curve, "curve");
    for (Row row : rows) {
      if (row.cells().size() != columns.size()) {
        throw new IllegalArgumentException(
            "%d cells in %d columns of %s".formatted(row.cells().size(), columns.size(), title));
      }
    }
  }

  /** A table of which nothing is drawn. */
  public StudyTable(String title, List<String> columns, List<Row> rows, List<String> notes) {
    this(title, columns, rows, notes, Optional.empty());
  }

  /**
   * A row.
   *
   * @param name a target's name, or what the row is of
   * @param cells a text for each column
   */
  public record Row(String name, List<String> cells) {
    public Row {
      requireNonNull(name, "name");
      cells = List.copyOf(cells);
    }
  }
}
