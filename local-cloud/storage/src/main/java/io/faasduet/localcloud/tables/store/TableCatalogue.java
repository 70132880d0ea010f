package io.faasduet.localcloud.tables.store;

import io.faasduet.localcloud.tables.value.TablesError;
import java.time.Clock;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The tables, by name. Thread-safe. */
public final class TableCatalogue {
  private final NavigableMap<String, StoredTable> tables = new ConcurrentSkipListMap<>();
  private final Clock clock;

  /** A catalogue without tables, which dates them by a clock. */
  public TableCatalogue(Clock clock) {
    this.clock = clock;
  }

  /**
   * Makes a table without items.
   *
   * @throws TablesError if there is one of that name
   */
  public StoredTable create(TableSchema schema, TableCapacity capacity) {
    StoredTable table = new StoredTable(schema, capacity, clock.instant());
    if (tables.putIfAbsent(schema.name(), table) != null) {
      throw TablesError.tableExists(schema.name());
    }
    return table;
  }

  /** The table of a name. */
  public Optional<StoredTable> find(String name) {
    return Optional.ofNullable(tables.get(name));
  }

  /** Removes a table and all of its items. */
  public Optional<StoredTable> delete(String name) {
    return Optional.ofNullable(tables.remove(name));
  }

  /** Names that come after another one, sorted; empty begins with the first. */
  public List<String> namesAfter(String name) {
    return List.copyOf(tables.tailMap(name, false).keySet());
  }
}
