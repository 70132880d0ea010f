package io.faasduet.localcloud.tables.store;

import io.faasduet.localcloud.tables.value.AttributeValue;
import io.faasduet.localcloud.tables.value.AttributeValue.NullValue;

/**
 * A primary key's values.
 *
 * @param sort {@link NullValue} in tables without a sort key
 */
record ItemKey(AttributeValue partition, AttributeValue sort) {
  static final AttributeValue NO_SORT = new NullValue();
}
