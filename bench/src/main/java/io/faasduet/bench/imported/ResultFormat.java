package io.faasduet.bench.imported;

import io.faasduet.bench.client.InvocationResult;
import io.faasduet.bench.results.Sample;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The results of one tool, as comma-separated values with a header. */
interface ResultFormat {
  /** All that are read. */
  List<ResultFormat> ALL = List.of(new JMeterFormat(), new K6Format(), new LocustFormat());

  /** The tool, as its target is called unless told otherwise. */
  String tool();

  /** The columns that a file must have. */
  Set<String> columns();

  /** What the tool's time of a request is, and how exactly it is given. */
  String meaning();

  /**
   * The request of a row; empty if the row is of something else.
   *
   * @throws RuntimeException of some kind if a value cannot be read; the caller says which line
   */
  Optional<ImportedRequest> request(Map<String, String> row);

  /**
   * A number of a row.
   *
   * @throws IllegalArgumentException if it is none; names the column
   */
  static double number(Map<String, String> row, String column) {
    try {
      return Double.parseDouble(row.get(column));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s is '%s', which is no number".formatted(column, row.get(column)), e);
    }
  }

  /**
   * A whole number of a row.
   *
   * @throws IllegalArgumentException if it is none; names the column
   */
  static long whole(Map<String, String> row, String column) {
    try {
      return Long.parseLong(row.get(column));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s is '%s', which is no whole number".formatted(column, row.get(column)), e);
    }
  }

  /** The kind of failure of a response with that status code, or of none. */
  static String failure(String code) {
    return code.matches("[1-5]\\d\\d") ? "http-" + code : InvocationResult.Failure.CONNECTION;
  }

  /** The status of a response with that code which the tool counts as good, or does not. */
  static String status(boolean good, String code) {
    if (good) {
      return Sample.OK;
    }
    return code.matches("2\\d\\d") ? InvocationResult.Failure.WRONG_ANSWER : failure(code);
  }
}
