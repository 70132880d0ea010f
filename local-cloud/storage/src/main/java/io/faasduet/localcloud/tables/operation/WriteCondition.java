package io.faasduet.localcloud.tables.operation;

import io.faasduet.localcloud.tables.expression.Condition;
import io.faasduet.localcloud.tables.expression.Expressions;
import io.faasduet.localcloud.tables.value.AttributeValue;
import io.faasduet.localcloud.tables.value.TablesError;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The condition of a write.
 *
 * @param condition empty for a write in any case
 * @param withItem whether a refusal has the item
 */
record WriteCondition(Optional<Condition> condition, boolean withItem) {
  static final String EXPRESSION = "ConditionExpression";
  static final String RETURN_ITEM = "ReturnValuesOnConditionCheckFailure";

  static WriteCondition of(OperationInput input, Expressions expressions) {
    return new WriteCondition(
        input.text(EXPRESSION).map(text -> expressions.condition(EXPRESSION, text)),
        input
            .choice(RETURN_ITEM, List.of("ALL_OLD", "NONE"))
            .filter("ALL_OLD"::equals)
            .isPresent());
  }

  /** Refuses the write if the condition does not hold for the item, or for none. */
  void check(Optional<Map<String, AttributeValue>> item) {
    Map<String, AttributeValue> attributes = item.orElse(Map.of());
    if (condition.isPresent() && !condition.get().holds(attributes)) {
      throw TablesError.conditionFailed(withItem ? attributes : Map.of());
    }
  }
}
