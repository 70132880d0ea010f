package io.faasduet.localcloud.tables.expression;

import io.faasduet.localcloud.tables.value.AttributeValue;
import io.faasduet.localcloud.tables.value.AttributeValue.ListValue;
import io.faasduet.localcloud.tables.value.AttributeValue.MapValue;
import java.util.Optional;

/** What one part of a {@link DocumentPath} leads to. */
sealed interface PathElement {
  Optional<AttributeValue> in(AttributeValue value);

  /** An entry of the item or of a map. */
  record Name(String name) implements PathElement {
    @Override
    public Optional<AttributeValue> in(AttributeValue value) {
      return value instanceof MapValue map
          ? Optional.ofNullable(map.entries().get(name))
          : Optional.empty();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** An element of a list, from 0. */
  record Index(int index) implements PathElement {
    @Override
    public Optional<AttributeValue> in(AttributeValue value) {
      return value instanceof ListValue list && index < list.elements().size()
          ? Optional.of(list.elements().get(index))
          : Optional.empty();
    }

    @Override
    public String toString() {
      return "[" + index + "]";
    }
  }
}
