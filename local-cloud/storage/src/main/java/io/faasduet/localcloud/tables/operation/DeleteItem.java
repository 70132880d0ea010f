package io.faasduet.localcloud.tables.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.localcloud.tables.expression.Expressions;
import io.faasduet.localcloud.tables.store.ItemWrite;
import io.faasduet.localcloud.tables.store.StoredTable;
import io.faasduet.localcloud.tables.store.TableCatalogue;
import io.faasduet.localcloud.tables.value.AttributeValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** DeleteItem. */
record DeleteItem(TableCatalogue tables) implements TableOperation {
  private static final Set<String> TAKEN =
      Set.of(
          "TableName",
          "Key",
          WriteCondition.EXPRESSION,
          WriteCondition.RETURN_ITEM,
          WriteAnswer.RETURN_VALUES,
          RequestExpressions.NAMES,
          RequestExpressions.VALUES);

  @Override
  public ObjectNode answer(OperationInput input) {
    input.only(TAKEN);
    String name = TableNames.of(input);
    Map<String, AttributeValue> key = input.requiredAttributes("Key");
    String wanted = WriteAnswer.wanted(input, false);
    Expressions expressions = RequestExpressions.of(input, List.of(WriteCondition.EXPRESSION));
    WriteCondition condition = WriteCondition.of(input, expressions);
    expressions.checkUsed();
    StoredTable table = TableNames.table(tables, name);
    table.schema().checkKey(key);
    ItemWrite write =
        table.write(
            key,
            before -> {
              condition.check(before);
              return Optional.empty();
            });
    return WriteAnswer.of(wanted.equals(WriteAnswer.ALL_OLD) ? write.before() : Optional.empty());
  }
}
