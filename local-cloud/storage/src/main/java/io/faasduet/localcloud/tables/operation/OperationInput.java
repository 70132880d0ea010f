package io.faasduet.localcloud.tables.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.faasduet.localcloud.tables.value.AttributeValue;
import io.faasduet.localcloud.tables.value.AttributeValueJson;
import io.faasduet.localcloud.tables.value.JsonKind;
import io.faasduet.localcloud.tables.value.TablesError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The JSON object that an operation is sent, or one in it; null is a missing field. A field that is
 * missing, or of another type, is refused in DynamoDB's words.
 */
record OperationInput(JsonNode json) {
  private static final String MAP = "Start of structure or map found where not expected";
  private static final String NOT_NULL = "Member must not be null";

  OperationInput {
    if (!json.isObject()) {
      throw TablesError.serialization("Unexpected value type in payload");
    }
  }

  /** Refuses a field that would have to be ignored; one that says nothing may be there. */
  void only(Set<String> taken) {
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      if (!taken.contains(field.getKey()) && !saysNothing(field.getValue())) {
        throw TablesError.notServed("The parameter " + field.getKey());
      }
    }
  }

  private static boolean saysNothing(JsonNode value) {
    return value.isNull()
        || value.isContainerNode() && value.isEmpty()
        || value.isBoolean() && !value.booleanValue()
        || value.isTextual() && value.textValue().equals("NONE");
  }

  boolean has(String name) {
    return json.hasNonNull(name);
  }

  Optional<String> text(String name) {
    return field(name, JsonNode::isTextual, JsonNode::textValue, "String");
  }

  String required(String name) {
    return text(name).orElseThrow(() -> missing(name));
  }

  /** One of several words. */
  Optional<String> choice(String name, List<String> words) {
    Optional<String> word = text(name);
    if (word.isPresent() && !words.contains(word.get())) {
      throw constraint(
          name, "'" + word.get() + "'", "Member must satisfy enum value set: " + words);
    }
    return word;
  }

  boolean flag(String name, boolean otherwise) {
    return field(name, JsonNode::isBoolean, JsonNode::booleanValue, "Boolean").orElse(otherwise);
  }

  /** A whole number, at least 1. */
  Optional<Integer> positive(String name) {
    Optional<Integer> number =
        field(
            name,
            value -> value.isIntegralNumber() && value.canConvertToInt(),
            JsonNode::intValue,
            "Integer");
    number
        .filter(value -> value < 1)
        .ifPresent(
            value -> {
              throw constraint(
                  name, "'" + value + "'", "Member must have value greater than or equal to 1");
            });
    return number;
  }

  Optional<OperationInput> object(String name) {
    return has(name) ? Optional.of(new OperationInput(json.get(name))) : Optional.empty();
  }

  OperationInput requiredObject(String name) {
    return object(name).orElseThrow(() -> missing(name));
  }

  List<OperationInput> objects(String name) {
    List<OperationInput> objects = new ArrayList<>();
    array(name).ifPresent(array -> array.forEach(it -> objects.add(new OperationInput(it))));
    return objects;
  }

  Optional<JsonNode> array(String name) {
    if (!has(name)) {
      return Optional.empty();
    } else if (!json.get(name).isArray()) {
      throw TablesError.serialization(json.get(name).isObject() ? MAP : "Unexpected field type");
    }
    return Optional.of(json.get(name));
  }

  /** Texts by name; none if the field is missing. */
  Map<String, String> texts(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    object(name)
        .ifPresent(
            object ->
                object
                    .json()
                    .fieldNames()
                    .forEachRemaining(key -> texts.put(key, object.required(key))));
    return texts;
  }

  /** Attributes by name. */
  Optional<Map<String, AttributeValue>> attributes(String name) {
    return has(name) ? Optional.of(AttributeValueJson.readAll(json.get(name))) : Optional.empty();
  }

  Map<String, AttributeValue> requiredAttributes(String name) {
    return attributes(name).orElseThrow(() -> missing(name));
  }

  TablesError missing(String name) {
    return constraint(name, "null", NOT_NULL);
  }

  TablesError constraint(String name, String value, String constraint) {
    return TablesError.constraint(
        value, Character.toLowerCase(name.charAt(0)) + name.substring(1), constraint);
  }

  private <T> Optional<T> field(
      String name, Predicate<JsonNode> type, Function<JsonNode, T> reading, String typeName) {
    if (!has(name)) {
      return Optional.empty();
    }
    JsonNode value = json.get(name);
    if (!type.test(value)) {
      throw TablesError.serialization(
          value.isObject()
              ? MAP
              : value.isArray()
                  ? "Unrecognized collection type class java.lang." + typeName
                  : JsonKind.of(value) + " cannot be converted to " + typeName);
    }
    return Optional.of(reading.apply(value));
  }
}
