package io.faasduet.bench.plan;

import io.faasduet.api.InvalidRequestException;
import io.faasduet.runtime.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Plans as YAML. What is left out takes its default; what is unknown is refused. */
public final class PlanFile {
  private PlanFile() {}

  /**
   * Reads a plan.
   *
   * @throws PlanException if there is no such file, or it is no plan; the message names the field
   */
  public static Plan read(Path file) {
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new PlanException(file + " cannot be read: is it there?", e);
    }
  }

  /** As {@link #read}, from a text of that name. */
  public static Plan parse(String name, String yaml) {
    try {
      Map<String, Object> document = document(yaml);
      Plan plan = Json.read(Json.write(document), Plan.class);
      unknown("", document, asMap(plan))
          .ifPresent(
              field -> {
                throw new PlanException("there is no field '" + field + "' in a plan");
              });
      return plan.checked();
    } catch (InvalidRequestException | PlanException e) {
      throw new PlanException(name + ": " + e.getMessage(), e);
    } catch (YamlEngineException e) {
      String first = e.getMessage().lines().findFirst().orElse("");
      throw new PlanException(name + " is not YAML: " + first, e);
    }
  }

  /** The plan as YAML, with every default. */
  public static String show(Plan plan) {
    DumpSettings settings =
        DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).setWidth(80).build();
    return new Dump(settings).dumpToString(asMap(plan));
  }

  private static Map<String, Object> document(String yaml) {
    Object loaded = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    if (!(loaded instanceof Map<?, ?> fields)) {
      throw new PlanException("a plan is a list of fields, such as 'functions:'");
    }
    Map<String, Object> document = copied(fields);
    if (document.get("functions") instanceof List<?> functions) {
      document.put("functions", functions.stream().map(PlanFile::function).toList());
    }
    return document;
  }

  /** A function may be just its name, and its request may be written as YAML. */
  private static Object function(Object entry) {
    if (entry instanceof String name) {
      return Map.of("function", name);
    } else if (entry instanceof Map<?, ?> fields) {
      Map<String, Object> function = copied(fields);
      if (function.get("request") instanceof Map<?, ?> request) {
        function.put(
            "request", new String(Json.write(request), java.nio.charset.StandardCharsets.UTF_8));
      }
      return function;
    }
    return entry;
  }

  private static Map<String, Object> copied(Map<?, ?> fields) {
    Map<String, Object> copy = new LinkedHashMap<>();
    fields.forEach((name, value) -> copy.put(String.valueOf(name), value));
    return copy;
  }

  @SuppressWarnings("unchecked") // JSON objects are maps
  private static Map<String, Object> asMap(Plan plan) {
    String json = new String(Json.write(plan), java.nio.charset.StandardCharsets.UTF_8);
    return (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(json);
  }

  /** The first field that was given and has not come back. */
  private static Optional<String> unknown(String path, Object given, Object known) {
    if (given instanceof Map<?, ?> fields && known instanceof Map<?, ?> kept) {
      for (Map.Entry<?, ?> field : fields.entrySet()) {
        String place = path.isEmpty() ? "" + field.getKey() : path + "." + field.getKey();
        if (!kept.containsKey(field.getKey())) {
          return Optional.of(place);
        }
        Optional<String> deeper = unknown(place, field.getValue(), kept.get(field.getKey()));
        if (deeper.isPresent()) {
          return deeper;
        }
      }
    } else if (given instanceof List<?> items && known instanceof List<?> kept) {
      for (int i = 0; i < Math.min(items.size(), kept.size()); i++) {
        Optional<String> deeper = unknown(path + "[" + i + "]", items.get(i), kept.get(i));
        if (deeper.isPresent()) {
          return deeper;
        }
      }
    }
    return Optional.empty();
  }
}
