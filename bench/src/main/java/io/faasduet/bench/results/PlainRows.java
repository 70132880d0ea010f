package io.faasduet.bench.results;

import io.faasduet.files.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A comma-separated file of values without commas, quotes and ends of lines: a header, which the
 * first rows bring with them, and a row a line. It is there if there are rows.
 */
final class PlainRows {
  private final Path file;

  PlainRows(Path file) {
    this.file = file;
  }

  /**
   * Adds rows.
   *
   * @throws ResultsException if the file cannot be written
   */
  void append(String header, List<String> rows) {
    List<String> lines = new ArrayList<>();
    if (!Files.exists(file)) {
      lines.add(header);
    }
    lines.addAll(rows);
    try {
      Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new ResultsException(file + " cannot be written: " + e.getMessage(), e);
    }
  }

  /**
   * The file's text up to its last whole line, without a byte-order mark; empty if there is no
   * file.
   *
   * @throws ResultsException if it cannot be read
   */
  String text() {
    try {
      String text = Files.exists(file) ? TextFile.read(file) : "";
      return text.substring(0, text.lastIndexOf('\n') + 1);
    } catch (IOException e) {
      throw new ResultsException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Reads the rows.
   *
   * @param header what each has as many values as
   * @param what a row is, for the message of one that is none
   * @throws ResultsException if the file cannot be read, or a row is none
   */
  <T> List<T> read(String header, String what, Function<String[], T> parse) {
    List<String> lines = text().lines().toList();
    List<T> rows = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      String[] values = lines.get(i).split(",", -1);
      try {
        if (values.length != header.split(",").length) {
          throw new IllegalArgumentException(values.length + " values");
        }
        rows.add(parse.apply(values));
      } catch (IllegalArgumentException | DateTimeException e) {
        throw new ResultsException(
            "%s, line %d is no %s: %s".formatted(file, i + 1, what, e.getMessage()), e);
      }
    }
    return rows;
  }
}
