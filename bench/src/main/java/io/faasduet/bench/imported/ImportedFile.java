package io.faasduet.bench.imported;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.faasduet.bench.results.ResultsException;
import io.faasduet.files.TextFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A file of another tool's results.
 *
 * @param path where it is
 * @param format what wrote it
 * @param requests its requests, in the order they were sent
 */
record ImportedFile(Path path, ResultFormat format, List<ImportedRequest> requests) {
  private static final ObjectReader ROWS =
      new CsvMapper().readerForMapOf(String.class).with(CsvSchema.emptySchema().withHeader());

  ImportedFile {
    requireNonNull(path, "path");
    requireNonNull(format, "format");
    requests = List.copyOf(requests);
  }

  /** When its first request was sent. */
  Instant start() {
    return requests.get(0).start();
  }

  /**
   * Reads a file.
   *
   * @throws ResultsException if it cannot be read, is of no tool that is known, or has no requests;
   *     names the line that is wrong
   */
  static ImportedFile read(Path path) {
    try (BufferedReader text = TextFile.open(path)) {
      text.mark(1);
      int first = text.read();
      if (first < 0) {
        throw empty(path);
      } else if (first == '<') {
        throw new ResultsException(
            path + " is XML; have JMeter write CSV: -Jjmeter.save.saveservice.output_format=csv");
      }
      text.reset();
      try (MappingIterator<Map<String, String>> rows = ROWS.readValues(text)) {
        return read(path, rows);
      }
    } catch (JsonProcessingException e) {
      throw new ResultsException(path + " is no CSV: " + e.getOriginalMessage(), e);
    } catch (CharacterCodingException e) {
      throw new ResultsException(path + " is not text in UTF-8", e);
    } catch (NoSuchFileException e) {
      throw new ResultsException("there is no file " + path, e);
    } catch (IOException e) {
      throw new ResultsException(path + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static ResultsException empty(Path path) {
    return new ResultsException(path + " has no requests");
  }

  private static ImportedFile read(Path path, MappingIterator<Map<String, String>> rows)
      throws IOException {
    List<ImportedRequest> requests = new ArrayList<>();
    ResultFormat format = null;
    while (rows.hasNextValue()) {
      Map<String, String> row = rows.nextValue();
      if (format == null) {
        format = format(path, row.keySet());
      }
      int line = line(rows.getCurrentLocation());
      if (!row.keySet().containsAll(format.columns())) {
        throw new ResultsException("%s, line %d: it is cut".formatted(path, line));
      }
      try {
        format.request(row).ifPresent(requests::add);
      } catch (RuntimeException e) {
        throw new ResultsException("%s, line %d: %s".formatted(path, line, e.getMessage()), e);
      }
    }
    if (format == null || requests.isEmpty()) {
      throw empty(path);
    }
    requests.sort(Comparator.comparing(ImportedRequest::start));
    return new ImportedFile(path, format, requests);
  }

  /** The line of a row that has just been read, as a rule with its end. */
  private static int line(JsonLocation behind) {
    return behind.getColumnNr() > 1 ? behind.getLineNr() : behind.getLineNr() - 1;
  }

  private static ResultFormat format(Path path, Set<String> header) {
    if (header.containsAll(LocustFormat.STATISTICS)) {
      throw new ResultsException(
          path
              + " has Locust's statistics and no single requests; bench/tools/locustfile.py"
              + " writes these");
    }
    return ResultFormat.ALL.stream()
        .filter(format -> header.containsAll(format.columns()))
        .findFirst()
        .orElseThrow(
            () ->
                new ResultsException(
                    path
                        + " is of no tool that is known; each has these columns: "
                        + ResultFormat.ALL.stream()
                            .map(ImportedFile::columns)
                            .collect(Collectors.joining("; "))));
  }

  private static String columns(ResultFormat format) {
    return format.tool()
        + " "
        + format.columns().stream().sorted().collect(Collectors.joining(", "));
  }
}
