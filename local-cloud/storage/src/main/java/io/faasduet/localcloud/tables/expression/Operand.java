package io.faasduet.localcloud.tables.expression;

import io.faasduet.localcloud.tables.value.AttributeValue;
import io.faasduet.localcloud.tables.value.AttributeValue.BinaryValue;
import io.faasduet.localcloud.tables.value.AttributeValue.ListValue;
import io.faasduet.localcloud.tables.value.AttributeValue.MapValue;
import io.faasduet.localcloud.tables.value.AttributeValue.NumberValue;
import io.faasduet.localcloud.tables.value.AttributeValue.SetValue;
import io.faasduet.localcloud.tables.value.AttributeValue.StringValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What has a value in a condition, for items that have the attribute. */
sealed interface Operand extends ExpressionNode
    permits Operand.Literal, Operand.Size, DocumentPath {
  Optional<AttributeValue> valueIn(Map<String, AttributeValue> item);

  /** The type, where it is the same for all items. */
  Optional<String> type();

  /** A value of the request. */
  record Literal(AttributeValue value) implements Operand {
    @Override
    public Optional<AttributeValue> valueIn(Map<String, AttributeValue> item) {
      return Optional.of(value);
    }

    @Override
    public Optional<String> type() {
      return Optional.of(value.type());
    }

    @Override
    public Stream<DocumentPath> paths() {
      return Stream.empty();
    }
  }

  /** The size of a text or of bytes in bytes, of what has elements in elements. */
  record Size(Operand of) implements Operand {
    @Override
    public Optional<AttributeValue> valueIn(Map<String, AttributeValue> item) {
      return of.valueIn(item).flatMap(Size::of).map(BigDecimal::new).map(NumberValue::new);
    }

    @Override
    public Optional<String> type() {
      return Optional.of("N");
    }

    @Override
    public Stream<DocumentPath> paths() {
      return of.paths();
    }

    private static Optional<Integer> of(AttributeValue value) {
      if (value instanceof StringValue it) {
        return Optional.of(it.text().getBytes(StandardCharsets.UTF_8).length);
      } else if (value instanceof BinaryValue it) {
        return Optional.of(it.bytes().length);
      } else if (value instanceof ListValue it) {
        return Optional.of(it.elements().size());
      } else if (value instanceof MapValue it) {
        return Optional.of(it.entries().size());
      } else if (value instanceof SetValue it) {
        return Optional.of(it.elements().size());
      }
      return Optional.empty();
    }
  }
}
