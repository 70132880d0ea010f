package io.faasduet.bench.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.faasduet.bench.option.NearestName;
import io.faasduet.bench.option.PlanException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Records as the fields of a plan's file, and back. */
final class PlanFields {
  private final YAMLMapper mapper =
      YAMLMapper.builder(
              YAMLFactory.builder()
                  .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                  .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                  .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                  .build())
          .addModule(new Jdk8Module())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  static boolean isGiven(@Nullable JsonNode field) {
    return field != null && !field.isNull();
  }

  JsonNode tree(String yaml) throws JsonProcessingException {
    return mapper.readTree(yaml);
  }

  ObjectNode tree(Record value) {
    return mapper.valueToTree(value);
  }

  /** The document as YAML: without what is not given, and whole numbers without a point. */
  String text(ObjectNode document) {
    try {
      ObjectNode shown = document.deepCopy();
      tidy(shown);
      return mapper.writeValueAsString(shown);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree is always YAML", e);
    }
  }

  /** The fields in one line: {@code min 1, max 5}. */
  String line(Record value) {
    ObjectNode shown = tree(value);
    tidy(shown);
    return shown.properties().stream()
        .map(field -> field.getKey() + " " + field.getValue().asText())
        .collect(Collectors.joining(", "));
  }

  private static void tidy(JsonNode node) {
    if (node instanceof ObjectNode fields) {
      List<String> names = new ArrayList<>();
      fields.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        JsonNode value = fields.get(name);
        if (value.isNull()) {
          fields.remove(name);
        } else if (value.isDouble() && value.doubleValue() == Math.rint(value.doubleValue())) {
          fields.set(name, LongNode.valueOf(value.longValue()));
        }
      }
    }
    node.forEach(PlanFields::tidy);
  }

  /**
   * The fields as a record; those that are not given have the defaults' values.
   *
   * @param place where the fields are in the plan, such as {@code load[0]}; empty at the top
   * @throws PlanException if a field is unknown, of another type, or refused by the record
   */
  <T> T read(String place, JsonNode given, T defaults) {
    if (!(given instanceof ObjectNode fields)) {
      throw new PlanException(
          "field '" + place + "' must be a list of fields, not " + typeOf(given));
    }
    ObjectNode merged = mapper.valueToTree(defaults);
    List<String> known = new ArrayList<>();
    merged.fieldNames().forEachRemaining(known::add);
    fields
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw new PlanException(
                    "there is no field '%s' in a plan%s"
                        .formatted(at(place, name), NearestName.question(name, known)));
              }
              JsonNode field = fields.get(name);
              if (field.isArray()) {
                requireValues(at(place, name), field);
              }
              if (isGiven(field)) {
                merged.set(name, field);
              }
            });
    try {
      @SuppressWarnings("unchecked") // an object's class is of its type
      Class<T> type = (Class<T>) defaults.getClass();
      return mapper.treeToValue(merged, type);
    } catch (JsonProcessingException e) {
      throw refused(place, merged, e);
    }
  }

  private static void requireValues(String field, JsonNode list) {
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i).isNull()) {
        throw new PlanException("field '" + field + "[" + i + "]' has no value");
      }
    }
  }

  /** The defaults with one field changed, whose value is YAML. */
  <T> T read(String place, String name, String yaml, T defaults) {
    try {
      ObjectNode field = mapper.createObjectNode();
      field.set(name, tree(yaml));
      return read(place, field, defaults);
    } catch (JsonProcessingException e) {
      throw new PlanException("'" + at(place, name) + "' cannot be '" + yaml + "'", e);
    }
  }

  private static PlanException refused(String place, ObjectNode given, JsonProcessingException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof PlanException known) {
        return known;
      }
    }
    if (!(e instanceof MismatchedInputException mismatch)) {
      return new PlanException("'" + place + "': " + e.getOriginalMessage(), e);
    }
    String field = place;
    JsonNode value = given;
    for (JsonMappingException.Reference step : mismatch.getPath()) {
      boolean inList = step.getFieldName() == null;
      field = inList ? field + "[" + step.getIndex() + "]" : at(field, step.getFieldName());
      JsonNode inner = inList ? value.path(step.getIndex()) : value.path(step.getFieldName());
      value = inner;
    }
    return new PlanException(
        "field '%s' must be %s, not %s"
            .formatted(field, nameOf(mismatch.getTargetType()), typeOf(value)),
        e);
  }

  private static String at(String place, String name) {
    return place.isEmpty() ? name : place + "." + name;
  }

  private static String nameOf(@Nullable Class<?> type) {
    if (type == null) {
      return "another type";
    } else if (type == int.class || type == Integer.class || type == long.class) {
      return "a whole number";
    } else if (type == double.class || type == Double.class) {
      return "a number";
    } else if (type == boolean.class) {
      return "true or false";
    } else if (List.class.isAssignableFrom(type)) {
      return "a list";
    }
    return type == String.class || type == Optional.class ? "a string" : "a list of fields";
  }

  private static String typeOf(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> "a string";
      case NUMBER -> "the number " + node.asText();
      case BOOLEAN -> "true or false";
      case ARRAY -> "a list";
      case OBJECT -> "a list of fields";
      default -> "empty";
    };
  }
}
