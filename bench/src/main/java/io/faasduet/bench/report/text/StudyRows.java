package io.faasduet.bench.report.text;

import io.faasduet.bench.study.StudyTable;
import java.util.List;
import java.util.Optional;

/** A table of a study as lines of text, its columns as wide as what is in them. */
final class StudyRows {
  private StudyRows() {}

  /** The title with the drawn distance, the columns' names, and the rows. */
  static String render(String function, StudyTable table, Optional<String> distance) {
    int[] widths = new int[table.columns().size()];
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      widths[i] =
          table.rows().stream()
              .mapToInt(row -> row.cells().get(column).length())
              .reduce(table.columns().get(i).length(), Math::max);
    }
    int name = table.rows().stream().mapToInt(row -> row.name().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    text.append(function).append(": ").append(table.title());
    distance.ifPresent(far -> text.append(" (distance ").append(far).append(')'));
    text.append('\n');
    append(text, "", name, table.columns(), widths);
    table.rows().forEach(row -> append(text, row.name(), name, row.cells(), widths));
    return text.toString();
  }

  private static void append(
      StringBuilder text, String name, int width, List<String> cells, int[] widths) {
    text.append("  ").append(name).append(" ".repeat(width - name.length()));
    for (int i = 0; i < widths.length; i++) {
      String cell = cells.get(i);
      text.append("  ").append(" ".repeat(widths[i] - cell.length())).append(cell);
    }
    text.append('\n');
  }
}
