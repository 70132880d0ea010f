package io.faasduet.sebs.tables;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items as the SDK has them, and as JSON values. */
final class ItemAttributes {
  private ItemAttributes() {}

  static Map<String, AttributeValue> toSdk(Map<String, Object> item) {
    Map<String, AttributeValue> attributes = new HashMap<>();
    item.forEach((name, value) -> attributes.put(name, toSdk(name, value)));
    return attributes;
  }

  private static AttributeValue toSdk(String name, Object value) {
    if (value instanceof String text) {
      return AttributeValue.fromS(text);
    } else if (value instanceof Number number) {
      return AttributeValue.fromN(number.toString());
    }
    throw new IllegalArgumentException(
        "attribute " + name + " is a " + value.getClass().getName() + ", no text or number");
  }

  /** The attributes sorted by name, so that equal items are equal JSON. */
  static Map<String, Object> ofSdk(Map<String, AttributeValue> item) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    new TreeMap<>(item).forEach((name, value) -> attributes.put(name, ofSdk(name, value)));
    return attributes;
  }

  private static Object ofSdk(String name, AttributeValue value) {
    return switch (value.type()) {
      case S -> value.s();
      case N -> number(new BigDecimal(value.n()));
      default ->
          throw new IllegalStateException(
              "attribute " + name + " is of type " + value.type() + ", no text or number");
    };
  }

  private static Number number(BigDecimal number) {
    if (number.signum() != 0 && number.stripTrailingZeros().scale() > 0) {
      return number;
    }
    BigInteger whole = number.toBigInteger();
    if (whole.bitLength() < Integer.SIZE) {
      return whole.intValue();
    }
    if (whole.bitLength() < Long.SIZE) {
      return whole.longValue();
    }
    return whole;
  }
}
