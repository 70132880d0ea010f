package io.faasduet.localcloud.tables.store;

import io.faasduet.localcloud.tables.expression.KeyCondition;
import io.faasduet.localcloud.tables.expression.KeyRange;
import io.faasduet.localcloud.tables.value.AttributeValue;
import io.faasduet.localcloud.tables.value.ItemSize;
import io.faasduet.localcloud.tables.value.ValueOrder;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A table: sorted maps of partitions, and of the items in each. Thread-safe; each operation sees
 * the table as no other one changes it, and a conditional write is one operation.
 */
public final class StoredTable {
  private static final Comparator<AttributeValue> ORDER =
      (a, b) -> ValueOrder.compare(a, b).orElse(0);

  private final TableSchema schema;
  private final TableCapacity capacity;
  private final Instant created;
  private final UUID id = UUID.randomUUID();
  private final NavigableMap<
          AttributeValue, NavigableMap<AttributeValue, Map<String, AttributeValue>>>
      partitions = new TreeMap<>(ORDER);

  StoredTable(TableSchema schema, TableCapacity capacity, Instant created) {
    this.schema = schema;
    this.capacity = capacity;
    this.created = created;
  }

  public TableSchema schema() {
    return schema;
  }

  public TableCapacity capacity() {
    return capacity;
  }

  public Instant created() {
    return created;
  }

  public UUID id() {
    return id;
  }

  /** How many items there are. */
  public synchronized long items() {
    return partitions.values().stream().mapToLong(Map::size).sum();
  }

  /** How large they are. */
  public synchronized long bytes() {
    return all(partitions).mapToLong(ItemSize::of).sum();
  }

  /** The item of a key, which has been checked. */
  public synchronized Optional<Map<String, AttributeValue>> get(Map<String, AttributeValue> key) {
    ItemKey itemKey = schema.itemKey(key);
    return Optional.ofNullable(partition(itemKey.partition()).get(itemKey.sort()));
  }

  /**
   * Replaces the item of a key, which has been checked, by what the change makes of it; empty is no
   * item. The change refuses with an exception, and the item stays.
   */
  public synchronized ItemWrite write(
      Map<String, AttributeValue> key,
      UnaryOperator<Optional<Map<String, AttributeValue>>> change) {
    ItemKey itemKey = schema.itemKey(key);
    Optional<Map<String, AttributeValue>> before = get(key);
    Optional<Map<String, AttributeValue>> after =
        change.apply(before).map(Collections::unmodifiableMap);
    if (after.isPresent()) {
      partitions
          .computeIfAbsent(itemKey.partition(), unused -> new TreeMap<>(ORDER))
          .put(itemKey.sort(), after.get());
    } else if (before.isPresent()) {
      partition(itemKey.partition()).remove(itemKey.sort());
      partitions.computeIfPresent(
          itemKey.partition(), (unused, items) -> items.isEmpty() ? null : items);
    }
    return new ItemWrite(before, after);
  }

  /** Items of one partition, in the order of their sort keys. */
  public synchronized ItemPage query(KeyCondition condition, PageRequest request) {
    NavigableMap<AttributeValue, Map<String, AttributeValue>> items =
        partition(condition.partition());
    if (condition.sort().isPresent()) {
      items = within(items, condition.sort().get());
    }
    if (!request.forward()) {
      items = items.descendingMap();
    }
    if (request.after().isPresent()) {
      items = items.tailMap(schema.itemKey(request.after().get()).sort(), false);
    }
    Stream<Map<String, AttributeValue>> found =
        items.entrySet().stream()
            .filter(
                item -> condition.sort().map(range -> range.contains(item.getKey())).orElse(true))
            .map(Map.Entry::getValue);
    return request.page(schema, found::iterator);
  }

  /** All items, in the order of their keys. */
  public synchronized ItemPage scan(PageRequest request) {
    if (request.after().isEmpty()) {
      return request.page(schema, all(partitions)::iterator);
    }
    ItemKey after = schema.itemKey(request.after().get());
    Stream<Map<String, AttributeValue>> rest =
        Stream.concat(
            partition(after.partition()).tailMap(after.sort(), false).values().stream(),
            all(partitions.tailMap(after.partition(), false)));
    return request.page(schema, rest::iterator);
  }

  private NavigableMap<AttributeValue, Map<String, AttributeValue>> partition(
      AttributeValue value) {
    return partitions.getOrDefault(value, new TreeMap<>(ORDER));
  }

  private static NavigableMap<AttributeValue, Map<String, AttributeValue>> within(
      NavigableMap<AttributeValue, Map<String, AttributeValue>> items, KeyRange range) {
    NavigableMap<AttributeValue, Map<String, AttributeValue>> above =
        range.low().map(low -> items.tailMap(low, range.lowIncluded())).orElse(items);
    if (range.high().isEmpty()) {
      return above;
    } else if (above.isEmpty() || !range.isBelowHigh(above.firstKey())) {
      return new TreeMap<>(ORDER);
    }
    return above.headMap(range.high().get(), range.highIncluded());
  }

  private static Stream<Map<String, AttributeValue>> all(
      NavigableMap<AttributeValue, NavigableMap<AttributeValue, Map<String, AttributeValue>>>
          partitions) {
    return partitions.values().stream().flatMap(items -> items.values().stream());
  }
}
