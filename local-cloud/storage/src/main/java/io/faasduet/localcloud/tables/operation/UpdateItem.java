package io.faasduet.localcloud.tables.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.localcloud.tables.expression.Expressions;
import io.faasduet.localcloud.tables.expression.Update;
import io.faasduet.localcloud.tables.store.ItemWrite;
import io.faasduet.localcloud.tables.store.KeyAttribute;
import io.faasduet.localcloud.tables.store.StoredTable;
import io.faasduet.localcloud.tables.store.TableCatalogue;
import io.faasduet.localcloud.tables.value.AttributeValue;
import io.faasduet.localcloud.tables.value.ItemSize;
import io.faasduet.localcloud.tables.value.TablesError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** UpdateItem, which makes the item if there is none. */
record UpdateItem(TableCatalogue tables) implements TableOperation {
  private static final String EXPRESSION = "UpdateExpression";
  private static final Set<String> TAKEN =
      Set.of(
          "TableName",
          "Key",
          EXPRESSION,
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
    String wanted = WriteAnswer.wanted(input, true);
    Expressions expressions =
        RequestExpressions.of(input, List.of(EXPRESSION, WriteCondition.EXPRESSION));
    Update update = input.text(EXPRESSION).map(expressions::update).orElse(Update.NONE);
    WriteCondition condition = WriteCondition.of(input, expressions);
    expressions.checkUsed();
    StoredTable table = TableNames.table(tables, name);
    checkKeyStays(table, update);
    table.schema().checkKey(key);
    ItemWrite write =
        table.write(
            key,
            before -> {
              condition.check(before);
              Map<String, AttributeValue> after = update.of(before.orElse(key));
              checkSize(after);
              return Optional.of(after);
            });
    return WriteAnswer.of(attributes(wanted, update, write));
  }

  private static void checkKeyStays(StoredTable table, Update update) {
    for (KeyAttribute attribute : table.schema().keyAttributes()) {
      if (update.attributes().contains(attribute.name())) {
        throw TablesError.parameter(
            "Cannot update attribute %s. This attribute is part of the key"
                .formatted(attribute.name()));
      }
    }
  }

  private static void checkSize(Map<String, AttributeValue> item) {
    if (ItemSize.of(item) > ItemSize.MAX_BYTES) {
      throw TablesError.validation("Item size to update has exceeded the maximum allowed size");
    }
  }

  private static Optional<Map<String, AttributeValue>> attributes(
      String wanted, Update update, ItemWrite write) {
    return switch (wanted) {
      case "ALL_OLD" -> write.before();
      case "ALL_NEW" -> write.after();
      case "UPDATED_OLD" -> write.before().map(update.changed()::of);
      case "UPDATED_NEW" -> write.after().map(update.changed()::of);
      default -> Optional.empty();
    };
  }
}
