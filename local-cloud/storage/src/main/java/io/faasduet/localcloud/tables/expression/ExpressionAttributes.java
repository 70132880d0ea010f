package io.faasduet.localcloud.tables.expression;

import io.faasduet.localcloud.tables.value.AttributeValue;
import io.faasduet.localcloud.tables.value.TablesError;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The names and values that a request's expressions refer to, and which of them they did. Belongs
 * to one request.
 */
final class ExpressionAttributes {
  private final Map<String, String> names;
  private final Map<String, AttributeValue> values;
  private final Set<String> unused = new LinkedHashSet<>();

  ExpressionAttributes(Map<String, String> names, Map<String, AttributeValue> values) {
    this.names = Map.copyOf(names);
    this.values = Map.copyOf(values);
    checkKeys("ExpressionAttributeNames", "#", names.keySet());
    checkKeys("ExpressionAttributeValues", ":", values.keySet());
    unused.addAll(names.keySet());
    unused.addAll(values.keySet());
  }

  private static void checkKeys(String parameter, String mark, Set<String> keys) {
    for (String key : keys) {
      if (!key.matches(mark + "[A-Za-z0-9_]+")) {
        throw TablesError.validation(
            parameter + " contains invalid key: Syntax error; key: \"" + key + "\"");
      }
    }
  }

  String name(String alias, TokenStream tokens) {
    String name = names.get(alias);
    if (name == null) {
      throw tokens.error(
          "An expression attribute name used in the document path is not defined; attribute name: "
              + alias);
    }
    unused.remove(alias);
    return name;
  }

  AttributeValue value(String alias, TokenStream tokens) {
    AttributeValue value = values.get(alias);
    if (value == null) {
      throw tokens.error(
          "An expression attribute value used in expression is not defined; attribute value: "
              + alias);
    }
    unused.remove(alias);
    return value;
  }

  /** Refuses names and values that no expression referred to. */
  void checkUsed() {
    checkUsed("ExpressionAttributeNames", names.keySet());
    checkUsed("ExpressionAttributeValues", values.keySet());
  }

  private void checkUsed(String parameter, Set<String> given) {
    Set<String> left = new LinkedHashSet<>(unused);
    left.retainAll(given);
    if (!left.isEmpty()) {
      throw TablesError.validation(
          "Value provided in %s unused in expressions: keys: {%s}"
              .formatted(parameter, String.join(", ", left)));
    }
  }
}
