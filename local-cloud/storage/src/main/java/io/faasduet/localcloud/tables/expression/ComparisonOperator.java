package io.faasduet.localcloud.tables.expression;

import io.faasduet.localcloud.tables.value.AttributeValue;
import io.faasduet.localcloud.tables.value.ValueOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/** The comparisons of two values. Values of different types are unequal, and in no order. */
enum ComparisonOperator {
  EQUAL("=", order -> order == 0),
  UNEQUAL("<>", order -> order != 0),
  LESS("<", order -> order < 0),
  LESS_OR_EQUAL("<=", order -> order <= 0),
  GREATER(">", order -> order > 0),
  GREATER_OR_EQUAL(">=", order -> order >= 0);

  private final String symbol;
  private final IntPredicate holds;

  ComparisonOperator(String symbol, IntPredicate holds) {
    this.symbol = symbol;
    this.holds = holds;
  }

  static Optional<ComparisonOperator> of(String symbol) {
    return Arrays.stream(values()).filter(it -> it.symbol.equals(symbol)).findFirst();
  }

  /** Whether it needs values that have an order. */
  boolean orders() {
    return this != EQUAL && this != UNEQUAL;
  }

  /** The operator with the same result when the operands change places. */
  ComparisonOperator mirrored() {
    return switch (this) {
      case LESS -> GREATER;
      case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
      case GREATER -> LESS;
      case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
      default -> this;
    };
  }

  /** Of an attribute that is absent everything is false but that it is unequal. */
  boolean holds(Optional<AttributeValue> left, Optional<AttributeValue> right) {
    return left.isPresent() && right.isPresent() ? holds(left.get(), right.get()) : this == UNEQUAL;
  }

  boolean holds(AttributeValue left, AttributeValue right) {
    if (!orders()) {
      return left.equals(right) == (this == EQUAL);
    }
    OptionalInt order = ValueOrder.compare(left, right);
    return order.isPresent() && holds.test(order.getAsInt());
  }

  @Override
  public String toString() {
    return symbol;
  }
}
