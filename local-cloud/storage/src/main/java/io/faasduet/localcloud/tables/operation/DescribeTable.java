package io.faasduet.localcloud.tables.operation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.localcloud.tables.store.StoredTable;
import io.faasduet.localcloud.tables.store.TableCatalogue;
import io.faasduet.localcloud.tables.value.TablesError;
import java.util.Set;

/** DescribeTable. */
record DescribeTable(TableCatalogue tables) implements TableOperation {
  @Override
  public ObjectNode answer(OperationInput input) {
    input.only(Set.of("TableName"));
    String name = TableNames.of(input);
    StoredTable table = tables.find(name).orElseThrow(() -> TablesError.noTable(name));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.set("Table", TableDescription.of(table, "ACTIVE"));
    return answer;
  }
}
