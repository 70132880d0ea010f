package io.faasduet.localcloud.tables.expression;

import io.faasduet.localcloud.tables.value.AttributeValue;
import java.util.Optional;

/**
 * What a query asks of the primary key.
 *
 * @param partition the value that the partition key has
 * @param sort the range of the sort key; empty for all of the partition
 */
public record KeyCondition(AttributeValue partition, Optional<KeyRange> sort) {
  /**
   * Takes a condition for one on a primary key.
   *
   * @throws io.faasduet.localcloud.tables.value.TablesError if it is none, or not on that key
   */
  public static KeyCondition of(
      Condition condition, String partitionKey, Optional<String> sortKey) {
    return KeyConditionReader.read(condition, partitionKey, sortKey);
  }
}
