package io.faasduet.localcloud.tables.value;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A value of an attribute, of one of DynamoDB's types. Immutable; equal by content, numbers by
 * value, sets in any order.
 */
public sealed interface AttributeValue {
  /** The type as requests name it: S, N, B, BOOL, NULL, L, M, SS, NS or BS. */
  String type();

  /** A text. */
  record StringValue(String text) implements AttributeValue {
    @Override
    public String type() {
      return "S";
    }
  }

  /** A number; without trailing zeros, so that equal numbers are equal values. */
  record NumberValue(BigDecimal number) implements AttributeValue {
    public NumberValue {
      number = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }

    @Override
    public String type() {
      return "N";
    }
  }

  /** Bytes. */
  record BinaryValue(byte[] bytes) implements AttributeValue {
    public BinaryValue {
      bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
      return bytes.clone();
    }

    @Override
    public String type() {
      return "B";
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof BinaryValue that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }
  }

  /** True or false. */
  record BooleanValue(boolean value) implements AttributeValue {
    @Override
    public String type() {
      return "BOOL";
    }
  }

  /** Nothing. */
  record NullValue() implements AttributeValue {
    @Override
    public String type() {
      return "NULL";
    }
  }

  /** Values in an order. */
  record ListValue(List<AttributeValue> elements) implements AttributeValue {
    public ListValue {
      elements = List.copyOf(elements);
    }

    @Override
    public String type() {
      return "L";
    }
  }

  /** Values by name. */
  record MapValue(Map<String, AttributeValue> entries) implements AttributeValue {
    public MapValue {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    @Override
    public String type() {
      return "M";
    }
  }

  /**
   * Texts, numbers or bytes.
   *
   * @param type SS, NS or BS
   */
  record SetValue(String type, Set<AttributeValue> elements) implements AttributeValue {
    public SetValue {
      elements = Collections.unmodifiableSet(new LinkedHashSet<>(elements));
    }
  }
}
