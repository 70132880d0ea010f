package io.faasduet.localcloud.tables.operation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.localcloud.tables.expression.Expressions;
import io.faasduet.localcloud.tables.expression.Projection;
import io.faasduet.localcloud.tables.store.StoredTable;
import io.faasduet.localcloud.tables.store.TableCatalogue;
import io.faasduet.localcloud.tables.value.AttributeValue;
import io.faasduet.localcloud.tables.value.AttributeValueJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** GetItem. Every read is consistent. */
record GetItem(TableCatalogue tables) implements TableOperation {
  static final String PROJECTION = "ProjectionExpression";

  private static final Set<String> TAKEN =
      Set.of("TableName", "Key", "ConsistentRead", PROJECTION, RequestExpressions.NAMES);

  @Override
  public ObjectNode answer(OperationInput input) {
    input.only(TAKEN);
    input.flag("ConsistentRead", false);
    String name = TableNames.of(input);
    Map<String, AttributeValue> key = input.requiredAttributes("Key");
    Expressions expressions = RequestExpressions.of(input, List.of(PROJECTION));
    Optional<Projection> projection = input.text(PROJECTION).map(expressions::projection);
    expressions.checkUsed();
    StoredTable table = TableNames.table(tables, name);
    table.schema().checkKey(key);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    table
        .get(key)
        .map(item -> projection.isPresent() ? projection.get().of(item) : item)
        .ifPresent(item -> answer.set("Item", AttributeValueJson.write(item)));
    return answer;
  }
}
