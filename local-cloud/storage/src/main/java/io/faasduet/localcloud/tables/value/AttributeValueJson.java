package io.faasduet.localcloud.tables.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.localcloud.tables.value.AttributeValue.BinaryValue;
import io.faasduet.localcloud.tables.value.AttributeValue.BooleanValue;
import io.faasduet.localcloud.tables.value.AttributeValue.ListValue;
import io.faasduet.localcloud.tables.value.AttributeValue.MapValue;
import io.faasduet.localcloud.tables.value.AttributeValue.NullValue;
import io.faasduet.localcloud.tables.value.AttributeValue.NumberValue;
import io.faasduet.localcloud.tables.value.AttributeValue.SetValue;
import io.faasduet.localcloud.tables.value.AttributeValue.StringValue;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Attribute values as requests and answers have them: an object whose one field is the type. */
public final class AttributeValueJson {
  private static final int MAX_LEVELS = 32;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private AttributeValueJson() {}

  /**
   * Reads attributes by name: an item, a key or the values of expressions.
   *
   * @throws TablesError if it is none, or a value is not valid
   */
  public static Map<String, AttributeValue> readAll(JsonNode json) {
    return entries(json, 0);
  }

  /**
   * Reads one value.
   *
   * @throws TablesError if it is none, or not valid
   */
  public static AttributeValue read(JsonNode json) {
    return value(json, 1);
  }

  private static Map<String, AttributeValue> entries(JsonNode json, int level) {
    if (!json.isObject()) {
      throw TablesError.serialization(
          json.isArray()
              ? "Unrecognized collection type"
                  + " java.util.Map<java.lang.String,"
                  + " com.amazonaws.dynamodb.v20120810.AttributeValue>"
              : "Unexpected field type");
    }
    Map<String, AttributeValue> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      values.put(field.getKey(), value(field.getValue(), level + 1));
    }
    return values;
  }

  private static AttributeValue value(JsonNode json, int level) {
    if (level > MAX_LEVELS) {
      throw TablesError.validation("Nesting Levels have exceeded supported limits");
    } else if (!json.isObject()) {
      throw TablesError.serialization("Unexpected value type in payload");
    }
    List<Map.Entry<String, JsonNode>> types =
        json.properties().stream().filter(field -> !field.getValue().isNull()).toList();
    if (types.isEmpty()) {
      throw TablesError.validation(
          "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
    } else if (types.size() > 1) {
      throw TablesError.validation(
          "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the"
              + " supported datatypes");
    }
    JsonNode content = types.get(0).getValue();
    return switch (types.get(0).getKey()) {
      case "S" -> new StringValue(text(content));
      case "N" -> new NumberValue(AttributeNumber.parse(text(content)));
      case "B" -> new BinaryValue(bytes(content));
      case "BOOL" -> new BooleanValue(flag(content));
      case "NULL" -> nothing(content);
      case "L" -> list(content, level);
      case "M" -> new MapValue(entries(content, level));
      case "SS", "NS", "BS" -> set(types.get(0).getKey(), content);
      default ->
          throw TablesError.validation(
              "Supplied AttributeValue is empty, must contain exactly one of the supported"
                  + " datatypes");
    };
  }

  private static NullValue nothing(JsonNode content) {
    if (!flag(content)) {
      throw TablesError.parameter("Null attribute value types must have the value of true");
    }
    return new NullValue();
  }

  private static ListValue list(JsonNode content, int level) {
    List<AttributeValue> elements = new ArrayList<>();
    array(content).forEach(element -> elements.add(value(element, level + 1)));
    return new ListValue(elements);
  }

  private static SetValue set(String type, JsonNode content) {
    Set<AttributeValue> elements = new LinkedHashSet<>();
    for (JsonNode element : array(content)) {
      boolean fresh =
          elements.add(
              switch (type) {
                case "NS" -> new NumberValue(AttributeNumber.parse(text(element)));
                case "BS" -> new BinaryValue(bytes(element));
                default -> new StringValue(text(element));
              });
      if (!fresh) {
        throw duplicates(type, content);
      }
    }
    if (elements.isEmpty()) {
      throw TablesError.parameter(
          switch (type) {
            case "SS" -> "An string set  may not be empty"; // both as DynamoDB has it
            case "NS" -> "An number set  may not be empty";
            default -> "Binary sets should not be empty";
          });
    }
    return new SetValue(type, elements);
  }

  private static TablesError duplicates(String type, JsonNode content) {
    List<String> given = new ArrayList<>();
    content.forEach(element -> given.add(element.textValue()));
    return switch (type) {
      case "NS" -> TablesError.validation("Input collection contains duplicates");
      case "BS" ->
          TablesError.parameter("Input collection " + given + "of type BS contains duplicates.");
      default -> TablesError.parameter("Input collection " + given + " contains duplicates.");
    };
  }

  private static JsonNode array(JsonNode json) {
    if (!json.isArray()) {
      throw TablesError.serialization(
          json.isObject()
              ? "Start of structure or map found where not expected"
              : "Unexpected field type");
    }
    return json;
  }

  private static String text(JsonNode json) {
    if (!json.isTextual()) {
      throw TablesError.serialization(JsonKind.of(json) + " cannot be converted to String");
    }
    return json.textValue();
  }

  private static boolean flag(JsonNode json) {
    if (!json.isBoolean()) {
      throw TablesError.serialization(JsonKind.of(json) + " cannot be converted to Boolean");
    }
    return json.booleanValue();
  }

  private static byte[] bytes(JsonNode json) {
    if (!json.isTextual()) {
      throw TablesError.serialization("only base-64-encoded strings are convertible to bytes");
    }
    try {
      return Base64.getDecoder().decode(json.textValue());
    } catch (IllegalArgumentException e) {
      throw TablesError.serialization("Invalid Base64: " + e.getMessage());
    }
  }

  /** The attributes as JSON. */
  public static ObjectNode write(Map<String, AttributeValue> values) {
    ObjectNode json = JSON.objectNode();
    values.forEach((name, value) -> json.set(name, write(value)));
    return json;
  }

  /** The value as JSON; numbers without an exponent. */
  public static ObjectNode write(AttributeValue value) {
    return (ObjectNode) JSON.objectNode().set(value.type(), content(value));
  }

  private static JsonNode content(AttributeValue value) {
    if (value instanceof StringValue it) {
      return JSON.textNode(it.text());
    } else if (value instanceof NumberValue it) {
      return JSON.textNode(it.number().toPlainString());
    } else if (value instanceof BinaryValue it) {
      return JSON.textNode(Base64.getEncoder().encodeToString(it.bytes()));
    } else if (value instanceof BooleanValue it) {
      return JSON.booleanNode(it.value());
    } else if (value instanceof NullValue) {
      return JSON.booleanNode(true);
    } else if (value instanceof ListValue it) {
      return JSON.arrayNode()
          .addAll(it.elements().stream().map(AttributeValueJson::write).toList());
    } else if (value instanceof MapValue it) {
      return write(it.entries());
    }
    return JSON.arrayNode()
        .addAll(((SetValue) value).elements().stream().map(AttributeValueJson::content).toList());
  }
}
