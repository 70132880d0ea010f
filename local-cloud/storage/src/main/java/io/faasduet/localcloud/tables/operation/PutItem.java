package io.faasduet.localcloud.tables.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.localcloud.tables.expression.Expressions;
import io.faasduet.localcloud.tables.store.ItemWrite;
import io.faasduet.localcloud.tables.store.StoredTable;
import io.faasduet.localcloud.tables.store.TableCatalogue;
import io.faasduet.localcloud.tables.value.AttributeValue;
import io.faasduet.localcloud.tables.value.ItemSize;
import io.faasduet.localcloud.tables.value.TablesError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** PutItem. */
record PutItem(TableCatalogue tables) implements TableOperation {
  private static final Set<String> TAKEN =
      Set.of(
          "TableName",
          "Item",
          WriteCondition.EXPRESSION,
          WriteCondition.RETURN_ITEM,
          WriteAnswer.RETURN_VALUES,
          RequestExpressions.NAMES,
          RequestExpressions.VALUES);

  @Override
  public ObjectNode answer(OperationInput input) {
    input.only(TAKEN);
    String name = TableNames.of(input);
    Map<String, AttributeValue> item = input.requiredAttributes("Item");
    String wanted = WriteAnswer.wanted(input, false);
    checkSize(item);
    Expressions expressions = RequestExpressions.of(input, List.of(WriteCondition.EXPRESSION));
    WriteCondition condition = WriteCondition.of(input, expressions);
    expressions.checkUsed();
    StoredTable table = TableNames.table(tables, name);
    table.schema().checkItem(item);
    ItemWrite write =
        table.write(
            item,
            before -> {
              condition.check(before);
              return Optional.of(item);
            });
    return WriteAnswer.of(wanted.equals(WriteAnswer.ALL_OLD) ? write.before() : Optional.empty());
  }

  static void checkSize(Map<String, AttributeValue> item) {
    if (ItemSize.of(item) > ItemSize.MAX_BYTES) {
      throw TablesError.validation("Item size has exceeded the maximum allowed size");
    }
  }
}
