package io.faasduet.localcloud.tables.store;

import io.faasduet.localcloud.tables.expression.KeyCondition;
import io.faasduet.localcloud.tables.expression.KeyRange;
import io.faasduet.localcloud.tables.value.AttributeValue;
import io.faasduet.localcloud.tables.value.TablesError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table's name and primary key. */
public record TableSchema(String name, KeyAttribute partitionKey, Optional<KeyAttribute> sortKey) {

  /** The attributes of the key, the partition key first. */
  public List<KeyAttribute> keyAttributes() {
    List<KeyAttribute> attributes = new ArrayList<>(List.of(partitionKey));
    sortKey.ifPresent(attributes::add);
    return attributes;
  }

  /** The attributes of an item that are its key. */
  public Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
    Map<String, AttributeValue> key = new LinkedHashMap<>();
    for (KeyAttribute attribute : keyAttributes()) {
      key.put(attribute.name(), item.get(attribute.name()));
    }
    return key;
  }

  /**
   * Checks an item's key.
   *
   * @throws TablesError if it lacks a part, or one is of another type or too large
   */
  public void checkItem(Map<String, AttributeValue> item) {
    for (KeyAttribute attribute : keyAttributes()) {
      AttributeValue value = item.get(attribute.name());
      if (value == null) {
        throw TablesError.parameter("Missing the key " + attribute.name() + " in the item");
      } else if (!attribute.hasType(value)) {
        throw TablesError.parameter(
            "Type mismatch for key %s expected: %s actual: %s"
                .formatted(attribute.name(), attribute.type(), value.type()));
      }
      attribute.check(value);
    }
  }

  /**
   * Checks a key.
   *
   * @throws TablesError if it is not a whole key of this table and nothing more
   */
  public void checkKey(Map<String, AttributeValue> key) {
    for (KeyAttribute attribute : keyAttributes()) {
      AttributeValue value = key.get(attribute.name());
      if (value == null || !attribute.hasType(value)) {
        throw noKey();
      }
      attribute.check(value);
    }
    if (key.size() != keyAttributes().size()) {
      throw noKey();
    }
  }

  /**
   * Checks what a query asks of the key.
   *
   * @throws TablesError if a value is of another type than the key, or one that no key can have
   */
  public void check(KeyCondition condition) {
    check(partitionKey, condition.partition());
    condition.sort().flatMap(KeyRange::low).ifPresent(it -> check(sortKey.orElseThrow(), it));
    condition.sort().flatMap(KeyRange::high).ifPresent(it -> check(sortKey.orElseThrow(), it));
  }

  private static void check(KeyAttribute attribute, AttributeValue value) {
    if (!attribute.hasType(value)) {
      throw TablesError.parameter("Condition parameter type does not match schema type");
    }
    attribute.check(value);
  }

  private static TablesError noKey() {
    return TablesError.validation("The provided key element does not match the schema");
  }

  /** The key of an item, or of a key, that was checked. */
  ItemKey itemKey(Map<String, AttributeValue> item) {
    AttributeValue sort = sortKey.map(KeyAttribute::name).map(item::get).orElse(ItemKey.NO_SORT);
    return new ItemKey(item.get(partitionKey.name()), sort);
  }
}
