package io.faasduet.localcloud.lambda.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.faasduet.localcloud.lambda.function.ServiceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The JSON object that an operation is sent. A field that is missing, of another type or out of
 * range is refused in the API's words; null is a missing field. {@link FieldsTaken} says which
 * fields there may be.
 */
public record ApiBody(JsonNode json) {
  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
              .build());
  private static final ApiBody EMPTY = new ApiBody(JsonNodeFactory.instance.objectNode());

  /**
   * Reads a body; none at all is an object without fields.
   *
   * @throws ServiceException if it is not a JSON object
   */
  public static ApiBody parse(byte[] json) {
    if (json.length == 0) {
      return EMPTY;
    }
    try {
      JsonNode body = MAPPER.readTree(json);
      if (!body.isObject()) {
        throw malformed("not an object");
      }
      return new ApiBody(body);
    } catch (JsonProcessingException e) {
      throw malformed(e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("an array cannot fail to be read", e);
    }
  }

  public boolean has(String name) {
    return json.hasNonNull(name);
  }

  /** Whether it has no field with a value. */
  public boolean isEmpty() {
    return json.properties().stream().allMatch(field -> field.getValue().isNull());
  }

  public String required(String name) {
    return text(name).orElseThrow(() -> ServiceException.missing(name));
  }

  public Optional<String> text(String name) {
    return field(name, JsonNode::isTextual, JsonNode::textValue);
  }

  public Optional<Boolean> flag(String name) {
    return field(name, JsonNode::isBoolean, JsonNode::booleanValue);
  }

  public Optional<byte[]> base64(String name) {
    try {
      return text(name).map(Base64.getDecoder()::decode);
    } catch (IllegalArgumentException e) {
      throw malformed(name + " is not base64");
    }
  }

  /** A whole number between two bounds, inclusive. */
  public Optional<Integer> whole(String name, int min, int max) {
    Optional<Long> number =
        field(
            name,
            value -> value.isIntegralNumber() && value.canConvertToLong(),
            JsonNode::longValue);
    number.ifPresent(
        value -> {
          if (value < min) {
            throw ServiceException.constraint(
                name, value, "Member must have value greater than or equal to " + min);
          } else if (value > max) {
            throw ServiceException.constraint(
                name, value, "Member must have value less than or equal to " + max);
          }
        });
    return number.map(Long::intValue);
  }

  /** An object in it; one without fields if it is not there. */
  public ApiBody object(String name) {
    return field(name, JsonNode::isObject, ApiBody::new).orElse(EMPTY);
  }

  /** Whether a field is a list without elements. */
  public boolean isEmptyList(String name) {
    return json.path(name).isArray() && json.path(name).isEmpty();
  }

  public List<ApiBody> objects(String name) {
    List<ApiBody> objects = new ArrayList<>();
    for (JsonNode element : elements(name)) {
      if (!element.isObject()) {
        throw malformed("the type of what is in " + name);
      }
      objects.add(new ApiBody(element));
    }
    return objects;
  }

  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    elements(name).forEach(element -> texts.add(text(name, element)));
    return texts;
  }

  public Map<String, String> textMap(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : object(name).json().properties()) {
      if (!field.getValue().isNull()) {
        texts.put(field.getKey(), text(name, field.getValue()));
      }
    }
    return texts;
  }

  private Iterable<JsonNode> elements(String name) {
    return field(name, JsonNode::isArray, Function.identity())
        .orElse(JsonNodeFactory.instance.arrayNode());
  }

  private <T> Optional<T> field(
      String name, Predicate<JsonNode> type, Function<JsonNode, T> reading) {
    if (!has(name)) {
      return Optional.empty();
    }
    JsonNode value = json.get(name);
    if (!type.test(value)) {
      throw malformed("the type of " + name);
    }
    return Optional.of(reading.apply(value));
  }

  private static String text(String name, JsonNode value) {
    if (!value.isTextual()) {
      throw malformed("the type of what is in " + name);
    }
    return value.textValue();
  }

  private static ServiceException malformed(String reason) {
    return new ServiceException(
        400, "SerializationException", "Could not parse request body into json: " + reason);
  }
}
