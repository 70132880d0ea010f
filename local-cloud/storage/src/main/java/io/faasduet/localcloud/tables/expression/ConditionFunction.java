package io.faasduet.localcloud.tables.expression;

import io.faasduet.localcloud.tables.value.AttributeValue;
import io.faasduet.localcloud.tables.value.AttributeValue.ListValue;
import io.faasduet.localcloud.tables.value.AttributeValue.SetValue;
import io.faasduet.localcloud.tables.value.AttributeValue.StringValue;
import io.faasduet.localcloud.tables.value.ValueOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The functions of conditions that are true or false. */
enum ConditionFunction {
  ATTRIBUTE_EXISTS(1) {
    @Override
    boolean holds(List<Optional<AttributeValue>> operands) {
      return operands.get(0).isPresent();
    }
  },
  ATTRIBUTE_NOT_EXISTS(1) {
    @Override
    boolean holds(List<Optional<AttributeValue>> operands) {
      return operands.get(0).isEmpty();
    }
  },
  ATTRIBUTE_TYPE(2) {
    @Override
    boolean holds(List<Optional<AttributeValue>> operands) {
      return operands
          .get(0)
          .map(AttributeValue::type)
          .map(StringValue::new)
          .equals(operands.get(1));
    }
  },
  BEGINS_WITH(2) {
    @Override
    boolean holds(List<Optional<AttributeValue>> operands) {
      return operands.stream().allMatch(Optional::isPresent)
          && ValueOrder.beginsWith(operands.get(0).get(), operands.get(1).get());
    }
  },
  CONTAINS(2) {
    @Override
    boolean holds(List<Optional<AttributeValue>> operands) {
      return operands.stream().allMatch(Optional::isPresent)
          && contains(operands.get(0).get(), operands.get(1).get());
    }
  };

  private final int arity;

  ConditionFunction(int arity) {
    this.arity = arity;
  }

  /** The function of that name, in lower case as they all are. */
  static Optional<ConditionFunction> named(String name) {
    return Arrays.stream(values()).filter(it -> it.toString().equals(name)).findFirst();
  }

  int arity() {
    return arity;
  }

  /** The result for the operands' values, as many as {@link #arity}. */
  abstract boolean holds(List<Optional<AttributeValue>> operands);

  private static boolean contains(AttributeValue whole, AttributeValue part) {
    if (whole instanceof SetValue set) {
      return set.elements().contains(part);
    } else if (whole instanceof ListValue list) {
      return list.elements().contains(part);
    }
    return ValueOrder.contains(whole, part);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
