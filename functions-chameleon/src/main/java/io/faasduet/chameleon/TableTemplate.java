package io.faasduet.chameleon;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import io.faasduet.chameleon.jte.JtetableGenerated;
import java.util.List;

/** The table's template, {@code src/main/jte/table.jte}, which the build has compiled. */
final class TableTemplate {
  private static final int MARKUP_OF_TABLE = 53;
  private static final int MARKUP_OF_ROW = 11;
  private static final int MARKUP_OF_CELL = 41;

  private TableTemplate() {}

  static String render(List<List<Integer>> table) {
    // a buffer that grew to its size by copies would take as long as the rendering
    StringOutput html = new StringOutput(size(table.size(), table.get(0).size()));
    JtetableGenerated.render(new OwaspHtmlTemplateOutput(html), null, table);
    return html.toString();
  }

  /** The length of the HTML if all numbers, of which a cell has its own twice, were as long. */
  private static int size(int rows, int columns) {
    int cell = MARKUP_OF_CELL + 2 * String.valueOf(columns).length();
    return MARKUP_OF_TABLE + rows * (MARKUP_OF_ROW + columns * cell);
  }
}
