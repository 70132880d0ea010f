package io.faasduet.localcloud.tables.expression;

import io.faasduet.localcloud.tables.value.AttributeValue;
import io.faasduet.localcloud.tables.value.ValueOrder;
import java.util.Optional;

/**
 * A range of a key attribute's values.
 *
 * @param low the lower bound
 * @param lowIncluded whether the bound itself is within the range
 * @param high the upper bound
 * @param highIncluded whether the bound itself is within the range
 * @param beginning what the values begin with
 */
public record KeyRange(
    Optional<AttributeValue> low,
    boolean lowIncluded,
    Optional<AttributeValue> high,
    boolean highIncluded,
    Optional<AttributeValue> beginning) {

  static KeyRange comparedBy(ComparisonOperator operator, AttributeValue value) {
    Optional<AttributeValue> bound = Optional.of(value);
    return switch (operator) {
      case LESS -> new KeyRange(Optional.empty(), false, bound, false, Optional.empty());
      case LESS_OR_EQUAL -> new KeyRange(Optional.empty(), false, bound, true, Optional.empty());
      case GREATER -> new KeyRange(bound, false, Optional.empty(), false, Optional.empty());
      case GREATER_OR_EQUAL -> new KeyRange(bound, true, Optional.empty(), false, Optional.empty());
      case EQUAL -> between(value, value);
      case UNEQUAL -> throw new IllegalArgumentException("no range has " + operator);
    };
  }

  static KeyRange between(AttributeValue low, AttributeValue high) {
    return new KeyRange(Optional.of(low), true, Optional.of(high), true, Optional.empty());
  }

  static KeyRange beginningWith(AttributeValue beginning) {
    Optional<AttributeValue> first = Optional.of(beginning);
    return new KeyRange(first, true, Optional.empty(), false, first);
  }

  /** Whether the value is above the lower bound. */
  public boolean isAboveLow(AttributeValue value) {
    return low.isEmpty() || within(ValueOrder.compare(value, low.get()).orElse(-1), lowIncluded);
  }

  /** Whether the value is below the upper bound. */
  public boolean isBelowHigh(AttributeValue value) {
    return high.isEmpty() || within(-ValueOrder.compare(value, high.get()).orElse(1), highIncluded);
  }

  /** Whether the value is one of the range. */
  public boolean contains(AttributeValue value) {
    return isAboveLow(value)
        && isBelowHigh(value)
        && beginning.map(it -> ValueOrder.beginsWith(value, it)).orElse(true);
  }

  private static boolean within(int order, boolean included) {
    return order > 0 || included && order == 0;
  }
}
