package io.faasduet.localcloud.tables.expression;

import io.faasduet.localcloud.tables.expression.Condition.And;
import io.faasduet.localcloud.tables.expression.Condition.Between;
import io.faasduet.localcloud.tables.expression.Condition.Comparison;
import io.faasduet.localcloud.tables.expression.Condition.FunctionCall;
import io.faasduet.localcloud.tables.expression.Condition.In;
import io.faasduet.localcloud.tables.expression.Condition.Or;
import io.faasduet.localcloud.tables.expression.Operand.Literal;
import io.faasduet.localcloud.tables.value.AttributeValue;
import io.faasduet.localcloud.tables.value.TablesError;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Takes a condition for one on a primary key: ranges of one or two attributes. */
final class KeyConditionReader {
  private static final String INVALID = "Invalid condition in KeyConditionExpression: ";

  private final Map<String, KeyRange> ranges = new LinkedHashMap<>();

  private KeyConditionReader() {}

  static KeyCondition read(Condition condition, String partitionKey, Optional<String> sortKey) {
    KeyConditionReader reader = new KeyConditionReader();
    reader.add(condition);
    return reader.keyCondition(partitionKey, sortKey);
  }

  private KeyCondition keyCondition(String partitionKey, Optional<String> sortKey) {
    if (ranges.size() > 2) {
      throw TablesError.validation("Conditions can be of length 1 or 2 only");
    }
    KeyRange partition = ranges.remove(partitionKey);
    if (partition == null) {
      throw missing(partitionKey);
    }
    AttributeValue value = partition.low().orElse(null);
    if (value == null || !partition.equals(KeyRange.between(value, value))) {
      throw TablesError.validation("Query key condition not supported");
    } else if (ranges.isEmpty()) {
      return new KeyCondition(value, Optional.empty());
    } else if (sortKey.isEmpty()) {
      throw TablesError.validation("Query key condition not supported");
    }
    KeyRange sort = ranges.get(sortKey.get());
    if (sort == null) {
      throw missing(sortKey.get());
    }
    return new KeyCondition(value, Optional.of(sort));
  }

  private static TablesError missing(String attribute) {
    return TablesError.validation("Query condition missed key schema element: " + attribute);
  }

  private void add(Condition condition) {
    if (condition instanceof And and) {
      add(and.left());
      add(and.right());
    } else if (condition instanceof Comparison comparison) {
      addComparison(comparison);
    } else if (condition instanceof Between between) {
      if (!(between.operand() instanceof DocumentPath path)) {
        throw notFirst("BETWEEN");
      }
      add(path, KeyRange.between(literal(between.low()), literal(between.high())));
    } else if (condition instanceof FunctionCall call
        && call.function() == ConditionFunction.BEGINS_WITH) {
      if (!(call.operands().get(0) instanceof DocumentPath path)) {
        throw notFirst(call.function().toString());
      }
      add(path, KeyRange.beginningWith(literal(call.operands().get(1))));
    } else {
      throw TablesError.validation(
          "Invalid operator used in KeyConditionExpression: " + nameOf(condition));
    }
  }

  private void addComparison(Comparison comparison) {
    if (comparison.operator() == ComparisonOperator.UNEQUAL) {
      throw TablesError.validation("Invalid operator used in KeyConditionExpression: <>");
    } else if (comparison.left() instanceof DocumentPath path) {
      add(path, KeyRange.comparedBy(comparison.operator(), literal(comparison.right())));
    } else if (comparison.right() instanceof DocumentPath path) {
      add(path, KeyRange.comparedBy(comparison.operator().mirrored(), literal(comparison.left())));
    } else {
      throw TablesError.validation(INVALID + "No key attribute specified");
    }
  }

  private void add(DocumentPath path, KeyRange range) {
    if (path.isNested()) {
      throw TablesError.validation(
          "KeyConditionExpressions cannot have conditions on nested attributes");
    } else if (ranges.put(path.attribute(), range) != null) {
      throw TablesError.validation(
          "KeyConditionExpressions must only contain one condition per key");
    }
  }

  private static AttributeValue literal(Operand operand) {
    if (operand instanceof Literal literal) {
      return literal.value();
    } else if (operand instanceof DocumentPath) {
      throw TablesError.validation(INVALID + "Multiple attribute names used in one condition");
    }
    throw TablesError.validation("KeyConditionExpressions cannot contain nested operations");
  }

  private static TablesError notFirst(String operator) {
    return TablesError.validation(
        INVALID + operator + " operator must have the key attribute as its first operand");
  }

  private static String nameOf(Condition condition) {
    if (condition instanceof FunctionCall call) {
      return call.function().toString();
    } else if (condition instanceof In) {
      return "IN";
    }
    return condition instanceof Or ? "OR" : "NOT";
  }
}
