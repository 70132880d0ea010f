package io.faasduet.localcloud.tables.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.localcloud.tables.store.TableCatalogue;
import io.faasduet.localcloud.tables.value.TablesError;
import java.util.Map;

/** The operations by name. Thread-safe. */
public final class TableOperations {
  private final Map<String, TableOperation> operations;

  /** The operations on tables of a catalogue. */
  public TableOperations(TableCatalogue tables) {
    operations =
        Map.ofEntries(
            Map.entry("CreateTable", new CreateTable(tables)),
            Map.entry("DeleteTable", new DeleteTable(tables)),
            Map.entry("DescribeTable", new DescribeTable(tables)),
            Map.entry("ListTables", new ListTables(tables)),
            Map.entry("PutItem", new PutItem(tables)),
            Map.entry("GetItem", new GetItem(tables)),
            Map.entry("UpdateItem", new UpdateItem(tables)),
            Map.entry("DeleteItem", new DeleteItem(tables)),
            Map.entry("Query", new QueryItems(tables)),
            Map.entry("Scan", new ScanItems(tables)),
            Map.entry("BatchWriteItem", new BatchWriteItem(tables)),
            Map.entry("BatchGetItem", new BatchGetItem(tables)));
  }

  /** Whether there is an operation of that name. */
  public boolean has(String name) {
    return operations.containsKey(name);
  }

  /**
   * Does what a request asks for.
   *
   * @throws TablesError if it is refused
   */
  public ObjectNode answer(String name, JsonNode request) {
    if (!has(name)) {
      throw TablesError.unknownOperation("The embedded table service does not serve " + name);
    }
    return operations.get(name).answer(new OperationInput(request));
  }
}
