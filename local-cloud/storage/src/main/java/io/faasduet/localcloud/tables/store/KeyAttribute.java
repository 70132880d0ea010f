package io.faasduet.localcloud.tables.store;

import io.faasduet.localcloud.tables.value.AttributeValue;
import io.faasduet.localcloud.tables.value.AttributeValue.BinaryValue;
import io.faasduet.localcloud.tables.value.AttributeValue.StringValue;
import io.faasduet.localcloud.tables.value.ItemSize;
import io.faasduet.localcloud.tables.value.TablesError;

/**
 * An attribute of the primary key.
 *
 * @param type S, N or B
 * @param partition whether it is the partition key; else it is the sort key
 */
public record KeyAttribute(String name, String type, boolean partition) {
  private static final int MAX_PARTITION_BYTES = 2048;
  private static final int MAX_SORT_BYTES = 1024;

  /** HASH or RANGE, as requests say. */
  public String keyType() {
    return partition ? "HASH" : "RANGE";
  }

  boolean hasType(AttributeValue value) {
    return value.type().equals(type);
  }

  /** Refuses a value that no key can have. */
  void check(AttributeValue value) {
    if (value instanceof StringValue it && it.text().isEmpty()) {
      throw empty("string");
    } else if (value instanceof BinaryValue it && it.bytes().length == 0) {
      throw empty("binary");
    }
    int bytes = ItemSize.of(value);
    if (partition && bytes > MAX_PARTITION_BYTES) {
      throw TablesError.parameter( // DynamoDB has no blank there either
          "Size of hashkey has exceeded the maximum size limit of2048 bytes");
    } else if (!partition && bytes > MAX_SORT_BYTES) {
      throw TablesError.parameter(
          "Aggregated size of all range keys has exceeded the size limit of 1024 bytes");
    }
  }

  private TablesError empty(String kind) {
    return TablesError.validation(
        "One or more parameter values are not valid. The AttributeValue for a key attribute cannot"
            + " contain an empty %s value. Key: %s".formatted(kind, name));
  }
}
