package io.faasduet.localcloud.lambda.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.faasduet.localcloud.lambda.function.ServiceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The JSON object that an operation is sent. A field that is missing, of another type or out of
 * range is refused in the API's words; fields that nobody asks for are ignored.
 */
public record ApiBody(Map<String, Object> fields) {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
          .build();

  /**
   * Reads a body; none at all is an object without fields.
   *
   * @throws ServiceException if it is not a JSON object
   */
  public static ApiBody parse(byte[] json) {
    if (json.length == 0) {
      return new ApiBody(Map.of());
    }
    try (JsonParser parser = FACTORY.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw malformed("not an object");
      }
      return new ApiBody(object(parser));
    } catch (JsonProcessingException e) {
      throw malformed(e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("an array cannot fail to be read", e);
    }
  }

  public boolean has(String name) {
    return fields.containsKey(name);
  }

  public String required(String name) {
    return text(name).orElseThrow(() -> ServiceException.missing(name));
  }

  public Optional<String> text(String name) {
    return field(name, String.class);
  }

  public Optional<Boolean> flag(String name) {
    return field(name, Boolean.class);
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
    Optional<Long> number = field(name, Long.class);
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
    return new ApiBody(field(name, Map.class).map(ApiBody::named).orElse(Map.of()));
  }

  public List<ApiBody> objects(String name) {
    List<ApiBody> objects = new ArrayList<>();
    for (Object element : field(name, List.class).orElse(List.of())) {
      if (!(element instanceof Map<?, ?> object)) {
        throw malformed("the type of what is in " + name);
      }
      objects.add(new ApiBody(named(object)));
    }
    return objects;
  }

  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (Object element : field(name, List.class).orElse(List.of())) {
      texts.add(text(name, element));
    }
    return texts;
  }

  public Map<String, String> textMap(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    object(name).fields().forEach((key, value) -> texts.put(key, text(name, value)));
    return texts;
  }

  private <T> Optional<T> field(String name, Class<T> type) {
    Object value = fields.get(name);
    if (value != null && !type.isInstance(value)) {
      throw malformed("the type of " + name);
    }
    return Optional.ofNullable(type.cast(value));
  }

  private static String text(String name, Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw malformed("the type of what is in " + name);
  }

  private static Map<String, Object> named(Map<?, ?> object) {
    Map<String, Object> named = new LinkedHashMap<>();
    object.forEach((name, value) -> named.put((String) name, value));
    return named;
  }

  private static Map<String, Object> object(JsonParser parser) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      if (parser.nextToken() != JsonToken.VALUE_NULL) {
        fields.put(name, value(parser));
      }
    }
    return fields;
  }

  private static Object value(JsonParser parser) throws IOException {
    switch (parser.currentToken()) {
      case START_OBJECT:
        return object(parser);
      case START_ARRAY:
        List<Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          elements.add(value(parser));
        }
        return elements;
      case VALUE_NUMBER_INT:
        return parser.getLongValue();
      case VALUE_TRUE, VALUE_FALSE:
        return parser.getBooleanValue();
      default:
        return parser.getText();
    }
  }

  private static ServiceException malformed(String reason) {
    return new ServiceException(
        400, "SerializationException", "Could not parse request body into json: " + reason);
  }
}
