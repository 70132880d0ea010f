package io.faasduet.bench.study;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A table of a study, as texts.
 *
 * @param title what it is of; at most 60 letters
 * @param columns the names of the columns after the first
 * @param rows the rows
 * @param notes sentences below it
 */
public record StudyTable(String title, List<String> columns, List<Row> rows, List<String> notes) {
  public StudyTable {
    requireNonNull(title, "title");
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
    for (Row row : rows) {
      if (row.cells().size() != columns.size()) {
        throw new IllegalArgumentException(
            "%d cells in %d columns of %s".formatted(row.cells().size(), columns.size(), title));
      }
    }
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
