package io.faasduet.localcloud.tables.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.localcloud.tables.expression.Expressions;
import io.faasduet.localcloud.tables.store.StoredTable;
import io.faasduet.localcloud.tables.store.TableCatalogue;
import java.util.List;

/** Scan, in the order of the keys, which DynamoDB does not promise; not in segments. */
record ScanItems(TableCatalogue tables) implements TableOperation {
  @Override
  public ObjectNode answer(OperationInput input) {
    input.only(ItemSelection.TAKEN);
    String name = TableNames.of(input);
    Expressions expressions =
        RequestExpressions.of(input, List.of(GetItem.PROJECTION, ItemSelection.FILTER));
    ItemSelection selection = ItemSelection.of(input, expressions);
    expressions.checkUsed();
    StoredTable table = TableNames.table(tables, name);
    selection.after().ifPresent(key -> StartKey.check(table.schema(), key));
    return selection.answer(table.scan(selection.page(true)));
  }
}
