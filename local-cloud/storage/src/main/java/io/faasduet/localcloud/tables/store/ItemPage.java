package io.faasduet.localcloud.tables.store;

import io.faasduet.localcloud.tables.value.AttributeValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Items that a query or scan found.
 *
 * @param items those that pass the filter
 * @param scanned how many were looked at
 * @param lastKey where the next page begins; empty at the end
 */
public record ItemPage(
    List<Map<String, AttributeValue>> items,
    int scanned,
    Optional<Map<String, AttributeValue>> lastKey) {
  public ItemPage {
    items = List.copyOf(items);
  }
}
