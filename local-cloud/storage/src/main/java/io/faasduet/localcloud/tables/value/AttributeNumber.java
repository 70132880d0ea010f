package io.faasduet.localcloud.tables.value;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Numbers in DynamoDB's range: 38 significant digits, magnitudes from 1E-130 to 9.9…E+125, or zero
 * (<a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html">data
 * types</a>).
 */
public final class AttributeNumber {
  private static final int MAX_DIGITS = 38;
  private static final int MAX_EXPONENT = 125;
  private static final int MIN_EXPONENT = -130;
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,9})?");

  private AttributeNumber() {}

  /**
   * Reads a number.
   *
   * @throws TablesError if the text is none, or it is out of range
   */
  public static BigDecimal parse(String text) {
    if (text.isEmpty()) {
      throw TablesError.validation("The parameter cannot be converted to a numeric value");
    } else if (!DECIMAL.matcher(text).matches()) {
      throw TablesError.validation("The parameter cannot be converted to a numeric value: " + text);
    }
    return inRange(new BigDecimal(text));
  }

  /**
   * The number itself.
   *
   * @throws TablesError if it is out of range
   */
  public static BigDecimal inRange(BigDecimal number) {
    if (number.signum() == 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal shortest = number.stripTrailingZeros();
    long exponent = (long) shortest.precision() - shortest.scale() - 1;
    if (exponent > MAX_EXPONENT) {
      throw TablesError.validation(
          "Number overflow. Attempting to store a number with magnitude larger than supported"
              + " range");
    } else if (exponent < MIN_EXPONENT) {
      throw TablesError.validation(
          "Number underflow. Attempting to store a number with magnitude smaller than supported"
              + " range");
    } else if (shortest.precision() > MAX_DIGITS) {
      throw TablesError.validation(
          "Attempting to store more than 38 significant digits in a Number");
    }
    return shortest;
  }
}
