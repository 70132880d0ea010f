package io.faasduet.localcloud.tables.store;

import io.faasduet.localcloud.tables.value.AttributeValue;
import io.faasduet.localcloud.tables.value.ItemSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which items of a query or scan are answered, and how many.
 *
 * @param filter leaves out items that were looked at
 * @param limit how many are looked at
 * @param after the key after which to begin
 * @param forward whether sort keys ascend
 */
public record PageRequest(
    Predicate<Map<String, AttributeValue>> filter,
    int limit,
    Optional<Map<String, AttributeValue>> after,
    boolean forward) {
  /** DynamoDB looks at so many bytes of items for a page. */
  private static final long MAX_BYTES = 1024 * 1024;

  ItemPage page(TableSchema schema, Iterable<Map<String, AttributeValue>> found) {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    Optional<Map<String, AttributeValue>> last = Optional.empty();
    int scanned = 0;
    long bytes = 0;
    for (Map<String, AttributeValue> item : found) {
      bytes += ItemSize.of(item);
      if (scanned == limit || bytes > MAX_BYTES && scanned > 0) {
        return new ItemPage(items, scanned, last);
      }
      scanned++;
      last = Optional.of(schema.keyOf(item));
      if (filter.test(item)) {
        items.add(item);
      }
    }
    // like DynamoDB, which does not look whether there is another one
    return new ItemPage(items, scanned, scanned == limit ? last : Optional.empty());
  }
}
