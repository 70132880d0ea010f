package io.faasduet.bench.results;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A comma-separated file of an experiment's own, beside {@code samples.csv}: a header, then a row
 * of plain values a line. Its first columns are {@code function}, {@code target}, {@code sequence}
 * and {@code start}, by which a row belongs to a sample; a step that was done again has rows of
 * samples that are no longer there.
 */
public final class RowFile {
  private static final List<String> SAMPLE = List.of("function", "target", "sequence", "start");
  private static final ObjectReader ROWS =
      new CsvMapper()
          .readerForMapOf(String.class)
          .with(CsvSchema.emptySchema().withHeader())
          .with(CsvParser.Feature.FAIL_ON_MISSING_COLUMNS);

  private final Path file;
  private final PlainRows rows;

  /** That of a name in a results directory. */
  public RowFile(Path directory, String name) {
    this.file = directory.resolve(name);
    this.rows = new PlainRows(file);
  }

  /**
   * Adds rows of a sample; the file is made by the first.
   *
   * @param columns the names of the values
   * @param values those of each row: texts without comma, quote or end of line
   * @throws ResultsException if it cannot be written
   */
  public void append(Sample sample, List<String> columns, List<List<String>> values) {
    List<String> lines = new ArrayList<>();
    String of =
        String.join(
            ",",
            sample.function(),
            sample.target(),
            Integer.toString(sample.sequence()),
            sample.start().toString());
    for (List<String> row : values) {
      if (row.size() != columns.size()
          || row.stream().anyMatch(v -> v.matches("(?s).*[,\"\n].*"))) {
        throw new IllegalArgumentException("no row of " + columns + ": " + row);
      }
      lines.add(of + "," + String.join(",", row));
    }
    rows.append(String.join(",", SAMPLE) + "," + String.join(",", columns), lines);
  }

  /**
   * Reads the rows by the names of their columns; none if there is no file. A last line that is cut
   * is left out.
   *
   * @throws ResultsException if the file cannot be read
   */
  public List<Map<String, String>> read() {
    String text = rows.text();
    if (text.isEmpty()) {
      return List.of();
    }
    try {
      return ROWS.<Map<String, String>>readValues(text).readAll();
    } catch (IOException e) {
      throw new ResultsException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Whether a row belongs to a sample. */
  public static boolean isOf(Map<String, String> row, Sample sample) {
    return Integer.toString(sample.sequence()).equals(row.get("sequence"))
        && sample.start().toString().equals(row.get("start"))
        && sample.target().equals(row.get("target"))
        && sample.function().equals(row.get("function"));
  }
}
