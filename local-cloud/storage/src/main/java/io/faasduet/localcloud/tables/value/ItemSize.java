package io.faasduet.localcloud.tables.value;

import io.faasduet.localcloud.tables.value.AttributeValue.BinaryValue;
import io.faasduet.localcloud.tables.value.AttributeValue.ListValue;
import io.faasduet.localcloud.tables.value.AttributeValue.MapValue;
import io.faasduet.localcloud.tables.value.AttributeValue.NumberValue;
import io.faasduet.localcloud.tables.value.AttributeValue.SetValue;
import io.faasduet.localcloud.tables.value.AttributeValue.StringValue;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Sizes in bytes as DynamoDB counts them (<a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html">item
 * sizes</a>); of numbers it says "approximately".
 */
public final class ItemSize {
  /** The largest item, names included. */
  public static final int MAX_BYTES = 400 * 1024;

  private static final int CONTAINER_BYTES = 3;
  private static final int ELEMENT_BYTES = 1;

  private ItemSize() {}

  /** The names and values of an item, or of an attribute that is a map. */
  public static int of(Map<String, AttributeValue> item) {
    return item.entrySet().stream()
        .mapToInt(
            attribute ->
                attribute.getKey().getBytes(StandardCharsets.UTF_8).length
                    + of(attribute.getValue()))
        .sum();
  }

  /** A value. */
  public static int of(AttributeValue value) {
    if (value instanceof StringValue || value instanceof BinaryValue) {
      return ValueOrder.bytes(value).length;
    } else if (value instanceof NumberValue it) {
      return (it.number().precision() + 1) / 2 + 1 + (it.number().signum() < 0 ? 1 : 0);
    } else if (value instanceof ListValue it) {
      return CONTAINER_BYTES
          + it.elements().stream().mapToInt(element -> of(element) + ELEMENT_BYTES).sum();
    } else if (value instanceof MapValue it) {
      return CONTAINER_BYTES + of(it.entries()) + it.entries().size() * ELEMENT_BYTES;
    } else if (value instanceof SetValue it) {
      return it.elements().stream().mapToInt(ItemSize::of).sum();
    }
    return 1; // true, false and nothing
  }
}
