package io.faasduet.localcloud.tables.value;

import io.faasduet.localcloud.tables.value.AttributeValue.BinaryValue;
import io.faasduet.localcloud.tables.value.AttributeValue.NumberValue;
import io.faasduet.localcloud.tables.value.AttributeValue.StringValue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;

/** The order of texts, by their UTF-8 bytes, of numbers by value, and of bytes, unsigned. */
public final class ValueOrder {
  private ValueOrder() {}

  /** Below, at or above 0; empty for values of different types, or of a type without an order. */
  public static OptionalInt compare(AttributeValue a, AttributeValue b) {
    if (a instanceof NumberValue left && b instanceof NumberValue right) {
      return OptionalInt.of(left.number().compareTo(right.number()));
    } else if (a instanceof StringValue && b instanceof StringValue
        || a instanceof BinaryValue && b instanceof BinaryValue) {
      return OptionalInt.of(Arrays.compareUnsigned(bytes(a), bytes(b)));
    }
    return OptionalInt.empty();
  }

  /** Whether a text or bytes begin with others of the same type. */
  public static boolean beginsWith(AttributeValue value, AttributeValue beginning) {
    if (!value.type().equals(beginning.type()) || !isTextOrBytes(value)) {
      return false;
    }
    byte[] whole = bytes(value);
    byte[] part = bytes(beginning);
    return whole.length >= part.length
        && Arrays.equals(whole, 0, part.length, part, 0, part.length);
  }

  /** Whether a text or bytes contain others of the same type, anywhere. */
  public static boolean contains(AttributeValue value, AttributeValue part) {
    if (value instanceof StringValue whole && part instanceof StringValue some) {
      return whole.text().contains(some.text());
    } else if (value instanceof BinaryValue && part instanceof BinaryValue) {
      // one character a byte
      return new String(bytes(value), StandardCharsets.ISO_8859_1)
          .contains(new String(bytes(part), StandardCharsets.ISO_8859_1));
    }
    return false;
  }

  private static boolean isTextOrBytes(AttributeValue value) {
    return value instanceof StringValue || value instanceof BinaryValue;
  }

  /** A text in UTF-8, or bytes themselves. */
  static byte[] bytes(AttributeValue value) {
    return value instanceof StringValue string
        ? string.text().getBytes(StandardCharsets.UTF_8)
        : ((BinaryValue) value).bytes();
  }
}
