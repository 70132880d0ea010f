package io.faasduet.localcloud.tables.expression;

import io.faasduet.localcloud.tables.expression.Operand.Literal;
import io.faasduet.localcloud.tables.value.AttributeValue;
import io.faasduet.localcloud.tables.value.AttributeValue.StringValue;
import io.faasduet.localcloud.tables.value.AttributeValueJson;
import io.faasduet.localcloud.tables.value.TablesError;
import io.faasduet.localcloud.tables.value.ValueOrder;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What DynamoDB refuses of a condition before it looks at any item. */
final class ConditionChecks {
  private static final Set<String> ORDERED = Set.of("S", "N", "B");
  private static final Set<String> WITH_BEGINNING = Set.of("S", "B");
  private static final Set<String> SIZELESS = Set.of("N", "BOOL", "NULL");
  private static final Set<String> TYPES =
      Set.of("S", "N", "B", "BOOL", "NULL", "L", "M", "SS", "NS", "BS");

  private final TokenStream tokens;

  ConditionChecks(TokenStream tokens) {
    this.tokens = tokens;
  }

  void comparison(ComparisonOperator operator, Operand left, Operand right) {
    distinct(operator.toString(), List.of(left, right));
    if (operator.orders()) {
      types("operator: " + operator, ORDERED, left, right);
    }
  }

  void between(Operand low, Operand high) {
    types("operator: BETWEEN", ORDERED, low, high);
    if (low instanceof Literal first && high instanceof Literal last) {
      String operands =
          "lower bound operand: AttributeValue: %s, upper bound operand: AttributeValue: %s"
              .formatted(shown(first.value()), shown(last.value()));
      if (!first.value().type().equals(last.value().type())) {
        throw tokens.error(
            "The BETWEEN operator requires same data type for lower and upper bounds; " + operands);
      } else if (ValueOrder.compare(first.value(), last.value()).orElseThrow() > 0) {
        throw tokens.error(
            "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; "
                + operands);
      }
    }
  }

  void operands(String function, int arity, List<Operand> operands) {
    if (operands.size() != arity) {
      throw tokens.error(
          "Incorrect number of operands for operator or function; operator or function: "
              + function
              + ", number of operands: "
              + operands.size());
    }
  }

  void size(Operand operand) {
    String type = operand.type().orElse("");
    if (SIZELESS.contains(type)) {
      throw wrongType("operator or function: size", type);
    }
  }

  void function(ConditionFunction function, List<Operand> operands) {
    operands(function.toString(), function.arity(), operands);
    distinct(function.toString(), operands);
    String named = "operator or function: " + function;
    switch (function) {
      case ATTRIBUTE_EXISTS, ATTRIBUTE_NOT_EXISTS -> {
        if (!(operands.get(0) instanceof DocumentPath)) {
          throw tokens.error("Operator or function requires a document path; " + named);
        }
      }
      case BEGINS_WITH -> types(named, WITH_BEGINNING, operands.get(0), operands.get(1));
      case ATTRIBUTE_TYPE -> typeName(operands.get(1));
      case CONTAINS -> {}
    }
  }

  private void typeName(Operand operand) {
    if (!(operand instanceof Literal literal && literal.value() instanceof StringValue name)) {
      throw wrongType(
          "operator or function: attribute_type",
          operand.type().orElse("{NS,SS,L,BS,N,M,B,BOOL,NULL,S}"));
    } else if (!TYPES.contains(name.text())) {
      throw tokens.error(
          "Invalid attribute type name found; type: "
              + name.text()
              + ", valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}");
    }
  }

  private void types(String of, Set<String> right, Operand... operands) {
    for (Operand operand : operands) {
      Optional<String> type = operand.type();
      if (type.isPresent() && !right.contains(type.get())) {
        throw wrongType(of, type.get());
      }
    }
  }

  private TablesError wrongType(String of, String type) {
    return tokens.error(
        "Incorrect operand type for operator or function; " + of + ", operand type: " + type);
  }

  private void distinct(String operator, List<Operand> operands) {
    if (operands.size() == 2
        && operands.get(0) instanceof DocumentPath path
        && path.equals(operands.get(1))) {
      throw tokens.error(
          "The first operand must be distinct from the remaining operands for this operator or"
              + " function; operator: "
              + operator
              + ", first operand: "
              + path);
    }
  }

  private static String shown(AttributeValue value) {
    String json = AttributeValueJson.write(value).toString();
    return json.replace("\"", "");
  }
}
