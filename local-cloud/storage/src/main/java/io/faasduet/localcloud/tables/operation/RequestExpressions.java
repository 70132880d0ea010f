package io.faasduet.localcloud.tables.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.faasduet.localcloud.tables.expression.Expressions;
import io.faasduet.localcloud.tables.value.AttributeValue;
import io.faasduet.localcloud.tables.value.AttributeValueJson;
import io.faasduet.localcloud.tables.value.TablesError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The names and values that come with a request's expressions. */
final class RequestExpressions {
  static final String NAMES = "ExpressionAttributeNames";
  static final String VALUES = "ExpressionAttributeValues";

  private RequestExpressions() {}

  /**
   * Reads them.
   *
   * @param fields those that may have an expression
   */
  static Expressions of(OperationInput input, List<String> fields) {
    Map<String, String> names = input.texts(NAMES);
    Map<String, AttributeValue> values = values(input);
    checkThere(input, NAMES, fields, "");
    List<String> withValues =
        fields.stream().filter(field -> !field.equals("ProjectionExpression")).toList();
    checkThere(
        input,
        VALUES,
        withValues,
        ": %s %s null"
            .formatted(String.join(" and ", withValues), withValues.size() == 1 ? "is" : "are"));
    return new Expressions(names, values);
  }

  private static void checkThere(
      OperationInput input, String parameter, List<String> fields, String detail) {
    if (input.has(parameter) && fields.stream().noneMatch(input::has)) {
      throw TablesError.validation(
          parameter + " can only be specified when using expressions" + detail);
    } else if (input.has(parameter) && input.json().get(parameter).isEmpty()) {
      throw TablesError.validation(parameter + " must not be empty");
    }
  }

  private static Map<String, AttributeValue> values(OperationInput input) {
    Map<String, AttributeValue> values = new LinkedHashMap<>();
    for (OperationInput given : input.object(VALUES).stream().toList()) {
      for (Map.Entry<String, JsonNode> field : given.json().properties()) {
        values.put(field.getKey(), value(field.getKey(), field.getValue()));
      }
    }
    return values;
  }

  private static AttributeValue value(String name, JsonNode json) {
    try {
      return AttributeValueJson.read(json);
    } catch (TablesError e) {
      throw e.isValidation()
          ? TablesError.validation(
              "ExpressionAttributeValues contains invalid value: %s for key %s"
                  .formatted(e.getMessage(), name))
          : e;
    }
  }
}
