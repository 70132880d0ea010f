package io.faasduet.bench.published;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** The rows of a comma-separated resource (RFC 4180) by the names in its header. */
final class CsvRows {
  private static final ObjectReader ROWS =
      new CsvMapper()
          .readerForMapOf(String.class)
          .with(CsvSchema.emptySchema().withHeader())
          .with(CsvParser.Feature.FAIL_ON_MISSING_COLUMNS);

  private CsvRows() {}

  static List<Map<String, String>> of(String resource) {
    try (InputStream in = CsvRows.class.getResourceAsStream(resource)) {
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  static List<Map<String, String>> read(InputStream in) throws IOException {
    return ROWS.<Map<String, String>>readValues(in).readAll();
  }
}
