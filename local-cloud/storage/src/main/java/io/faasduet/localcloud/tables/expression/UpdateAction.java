package io.faasduet.localcloud.tables.expression;

import io.faasduet.localcloud.tables.value.AttributeNumber;
import io.faasduet.localcloud.tables.value.AttributeValue;
import io.faasduet.localcloud.tables.value.AttributeValue.NumberValue;
import io.faasduet.localcloud.tables.value.AttributeValue.SetValue;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an update does at one path. */
sealed interface UpdateAction {
  DocumentPath path();

  /** What is at the path afterwards, by the item as it was before; empty for nothing. */
  Optional<AttributeValue> result(Map<String, AttributeValue> item);

  /** Assigns. */
  record Assign(DocumentPath path, UpdateValue value) implements UpdateAction {
    @Override
    public Optional<AttributeValue> result(Map<String, AttributeValue> item) {
      return Optional.of(value.in(item));
    }
  }

  /** Removes. */
  record Remove(DocumentPath path) implements UpdateAction {
    @Override
    public Optional<AttributeValue> result(Map<String, AttributeValue> item) {
      return Optional.empty();
    }
  }

  /** Adds to a number, or elements to a set; to nothing as to zero or to an empty set. */
  record Add(DocumentPath path, AttributeValue value) implements UpdateAction {
    @Override
    public Optional<AttributeValue> result(Map<String, AttributeValue> item) {
      return Optional.of(path.valueIn(item).map(this::to).orElse(value));
    }

    private AttributeValue to(AttributeValue present) {
      if (present instanceof NumberValue number && value instanceof NumberValue more) {
        return new NumberValue(AttributeNumber.inRange(number.number().add(more.number())));
      } else if (present instanceof SetValue set
          && value instanceof SetValue more
          && set.type().equals(more.type())) {
        Set<AttributeValue> union = new LinkedHashSet<>(set.elements());
        union.addAll(more.elements());
        return new SetValue(set.type(), union);
      }
      throw UpdateValue.wrongType();
    }
  }

  /** Deletes elements of a set, which is removed with its last one. */
  record DeleteElements(DocumentPath path, SetValue value) implements UpdateAction {
    @Override
    public Optional<AttributeValue> result(Map<String, AttributeValue> item) {
      return path.valueIn(item).flatMap(this::of);
    }

    private Optional<AttributeValue> of(AttributeValue present) {
      if (present instanceof SetValue set && set.type().equals(value.type())) {
        Set<AttributeValue> left = new LinkedHashSet<>(set.elements());
        left.removeAll(value.elements());
        return left.isEmpty() ? Optional.empty() : Optional.of(new SetValue(set.type(), left));
      }
      throw UpdateValue.wrongType();
    }
  }
}
