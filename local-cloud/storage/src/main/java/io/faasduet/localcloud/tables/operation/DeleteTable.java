package io.faasduet.localcloud.tables.operation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.localcloud.tables.store.StoredTable;
import io.faasduet.localcloud.tables.store.TableCatalogue;
import io.faasduet.localcloud.tables.value.TablesError;
import java.util.Set;

/** DeleteTable. The table is gone when the answer comes. */
record DeleteTable(TableCatalogue tables) implements TableOperation {
  @Override
  public ObjectNode answer(OperationInput input) {
    input.only(Set.of("TableName"));
    String name = TableNames.of(input);
    StoredTable deleted = tables.delete(name).orElseThrow(() -> TablesError.noTable(name));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.set("TableDescription", TableDescription.of(deleted, "DELETING"));
    return answer;
  }
}
