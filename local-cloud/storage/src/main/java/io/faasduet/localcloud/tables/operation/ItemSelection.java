package io.faasduet.localcloud.tables.operation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.localcloud.tables.expression.Condition;
import io.faasduet.localcloud.tables.expression.Expressions;
import io.faasduet.localcloud.tables.expression.Projection;
import io.faasduet.localcloud.tables.store.ItemPage;
import io.faasduet.localcloud.tables.store.PageRequest;
import io.faasduet.localcloud.tables.value.AttributeValue;
import io.faasduet.localcloud.tables.value.AttributeValueJson;
import io.faasduet.localcloud.tables.value.TablesError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What Query and Scan have in common: filter, projection and page.
 *
 * @param select ALL_ATTRIBUTES, SPECIFIC_ATTRIBUTES or COUNT
 * @param after the key after which the page begins
 */
record ItemSelection(
    Optional<Condition> filter,
    Optional<Projection> projection,
    String select,
    int limit,
    Optional<Map<String, AttributeValue>> after) {
  static final String FILTER = "FilterExpression";
  static final Set<String> TAKEN =
      Set.of(
          "TableName",
          "ConsistentRead",
          "ExclusiveStartKey",
          "Limit",
          "Select",
          FILTER,
          GetItem.PROJECTION,
          RequestExpressions.NAMES,
          RequestExpressions.VALUES);

  private static final String ALL = "ALL_ATTRIBUTES";
  private static final String SPECIFIC = "SPECIFIC_ATTRIBUTES";
  private static final String COUNT = "COUNT";

  static ItemSelection of(OperationInput input, Expressions expressions) {
    input.flag("ConsistentRead", false);
    Optional<String> given =
        input.choice("Select", List.of(SPECIFIC, COUNT, ALL, "ALL_PROJECTED_ATTRIBUTES"));
    Optional<Projection> projection = input.text(GetItem.PROJECTION).map(expressions::projection);
    String select = given.orElse(projection.isPresent() ? SPECIFIC : ALL);
    checkSelect(select, projection.isPresent());
    return new ItemSelection(
        input.text(FILTER).map(text -> expressions.condition(FILTER, text)),
        projection,
        select,
        input.positive("Limit").orElse(Integer.MAX_VALUE),
        input.attributes("ExclusiveStartKey"));
  }

  private static void checkSelect(String select, boolean projected) {
    if (select.equals("ALL_PROJECTED_ATTRIBUTES")) {
      throw TablesError.parameter(
          "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
    } else if (projected && !select.equals(SPECIFIC)) {
      throw TablesError.validation(
          "Cannot specify the ProjectionExpression when choosing to get "
              + (select.equals(COUNT) ? "only the Count" : ALL));
    } else if (!projected && select.equals(SPECIFIC)) {
      throw TablesError.parameter(
          "Must specify the AttributesToGet or ProjectionExpression when choosing to get"
              + " SPECIFIC_ATTRIBUTES");
    }
  }

  PageRequest page(boolean forward) {
    return new PageRequest(
        item -> filter.map(condition -> condition.holds(item)).orElse(true), limit, after, forward);
  }

  ObjectNode answer(ItemPage page) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    if (!select.equals(COUNT)) {
      ArrayNode items = answer.putArray("Items");
      for (Map<String, AttributeValue> item : page.items()) {
        items.add(
            AttributeValueJson.write(projection.isPresent() ? projection.get().of(item) : item));
      }
    }
    answer.put("Count", page.items().size()).put("ScannedCount", page.scanned());
    page.lastKey().ifPresent(key -> answer.set("LastEvaluatedKey", AttributeValueJson.write(key)));
    return answer;
  }
}
