package io.faasduet.localcloud.tables.expression;

import io.faasduet.localcloud.tables.value.AttributeNumber;
import io.faasduet.localcloud.tables.value.AttributeValue;
import io.faasduet.localcloud.tables.value.AttributeValue.ListValue;
import io.faasduet.localcloud.tables.value.AttributeValue.NumberValue;
import io.faasduet.localcloud.tables.value.TablesError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The right side of an assignment of SET. */
sealed interface UpdateValue {
  /** The value for an item as it was before the update. */
  AttributeValue in(Map<String, AttributeValue> item);

  /** A path or a value of the request. */
  record Of(Operand operand) implements UpdateValue {
    @Override
    public AttributeValue in(Map<String, AttributeValue> item) {
      return operand
          .valueIn(item)
          .orElseThrow(
              () ->
                  TablesError.validation(
                      "The provided expression refers to an attribute that does not exist in the"
                          + " item"));
    }
  }

  /** What is at a path, or else a value. */
  record IfNotExists(DocumentPath path, UpdateValue otherwise) implements UpdateValue {
    @Override
    public AttributeValue in(Map<String, AttributeValue> item) {
      return path.valueIn(item).orElseGet(() -> otherwise.in(item));
    }
  }

  /** One list after the other. */
  record ListAppend(UpdateValue first, UpdateValue second) implements UpdateValue {
    @Override
    public AttributeValue in(Map<String, AttributeValue> item) {
      if (first.in(item) instanceof ListValue head && second.in(item) instanceof ListValue tail) {
        List<AttributeValue> both = new ArrayList<>(head.elements());
        both.addAll(tail.elements());
        return new ListValue(both);
      }
      throw wrongType();
    }
  }

  /** A sum, or a difference. */
  record Sum(UpdateValue first, UpdateValue second, boolean difference) implements UpdateValue {
    @Override
    public AttributeValue in(Map<String, AttributeValue> item) {
      if (first.in(item) instanceof NumberValue left
          && second.in(item) instanceof NumberValue right) {
        return new NumberValue(
            AttributeNumber.inRange(
                difference
                    ? left.number().subtract(right.number())
                    : left.number().add(right.number())));
      }
      throw wrongType();
    }
  }

  static TablesError wrongType() {
    return TablesError.validation("An operand in the update expression has an incorrect data type");
  }
}
