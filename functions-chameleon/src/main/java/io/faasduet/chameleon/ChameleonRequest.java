package io.faasduet.chameleon;

import io.faasduet.api.InvalidRequestException;

/**
 * The size of the table to render.
 *
 * @param numOfRows rows, at least 1
 * @param numOfCols columns, at least 1; rows × columns at most {@value #MAX_CELLS}
 */
public record ChameleonRequest(int numOfRows, int numOfCols) {
  /** The largest table: its HTML is some 180 MB. */
  public static final int MAX_CELLS = 4_000_000;

  /** One row of two columns. */
  public ChameleonRequest() {
    this(1, 2);
  }

  public ChameleonRequest {
    requirePositive("num_of_rows", numOfRows);
    requirePositive("num_of_cols", numOfCols);
    if ((long) numOfRows * numOfCols > MAX_CELLS) {
      throw new InvalidRequestException(
          "field 'num_of_rows' times field 'num_of_cols' must be at most %d, not %d"
              .formatted(MAX_CELLS, (long) numOfRows * numOfCols));
    }
  }

  private static void requirePositive(String field, int value) {
    if (value < 1) {
      throw new InvalidRequestException("field '" + field + "' must be at least 1, not " + value);
    }
  }
}
