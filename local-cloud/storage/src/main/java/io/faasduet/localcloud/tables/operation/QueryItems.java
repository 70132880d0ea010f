package io.faasduet.localcloud.tables.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.localcloud.tables.expression.Condition;
import io.faasduet.localcloud.tables.expression.Expressions;
import io.faasduet.localcloud.tables.expression.KeyCondition;
import io.faasduet.localcloud.tables.store.KeyAttribute;
import io.faasduet.localcloud.tables.store.StoredTable;
import io.faasduet.localcloud.tables.store.TableCatalogue;
import io.faasduet.localcloud.tables.store.TableSchema;
import io.faasduet.localcloud.tables.value.AttributeValue;
import io.faasduet.localcloud.tables.value.TablesError;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Query, of a table itself; there are no indexes. */
record QueryItems(TableCatalogue tables) implements TableOperation {
  private static final String KEY_CONDITION = "KeyConditionExpression";
  private static final String FORWARD = "ScanIndexForward";

  @Override
  public ObjectNode answer(OperationInput input) {
    Set<String> taken = new HashSet<>(ItemSelection.TAKEN);
    taken.addAll(Set.of(KEY_CONDITION, FORWARD));
    input.only(taken);
    String name = TableNames.of(input);
    Expressions expressions =
        RequestExpressions.of(
            input, List.of(GetItem.PROJECTION, ItemSelection.FILTER, KEY_CONDITION));
    String text =
        input
            .text(KEY_CONDITION)
            .orElseThrow(
                () ->
                    TablesError.validation(
                        "Either the KeyConditions or KeyConditionExpression parameter must be"
                            + " specified in the request."));
    Condition onKey = expressions.condition(KEY_CONDITION, text);
    ItemSelection selection = ItemSelection.of(input, expressions);
    expressions.checkUsed();
    StoredTable table = TableNames.table(tables, name);
    TableSchema schema = table.schema();
    KeyCondition condition =
        KeyCondition.of(
            onKey, schema.partitionKey().name(), schema.sortKey().map(KeyAttribute::name));
    schema.check(condition);
    checkFilter(schema, selection);
    selection.after().ifPresent(key -> checkStart(schema, condition, key));
    return selection.answer(table.query(condition, selection.page(input.flag(FORWARD, true))));
  }

  private static void checkFilter(TableSchema schema, ItemSelection selection) {
    for (KeyAttribute attribute : schema.keyAttributes()) {
      if (selection
          .filter()
          .filter(filter -> filter.attributes().contains(attribute.name()))
          .isPresent()) {
        throw TablesError.validation(
            "Filter Expression can only contain non-primary key attributes: Primary key attribute: "
                + attribute.name());
      }
    }
  }

  private static void checkStart(
      TableSchema schema, KeyCondition condition, Map<String, AttributeValue> key) {
    StartKey.check(schema, key);
    boolean within =
        condition.partition().equals(key.get(schema.partitionKey().name()))
            && condition
                .sort()
                .map(range -> range.contains(key.get(schema.sortKey().orElseThrow().name())))
                .orElse(true);
    if (!within) {
      throw TablesError.validation(
          "The provided starting key is outside query boundaries based on provided conditions");
    }
  }
}
