package io.faasduet.bench.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.bench.experiment.Experiment;
import io.faasduet.bench.option.NearestName;
import io.faasduet.bench.option.PlanException;
import io.faasduet.bench.platform.Platform;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Plans as YAML. A field that is left out has its default; an unknown one is refused. */
public final class PlanFile {
  private final PlanSchema schema;
  private final PlanFields fields = new PlanFields();

  /** Files of plans with that schema. */
  public PlanFile(PlanSchema schema) {
    this.schema = schema;
  }

  /** The fields of every plan. */
  private record Header(
      String name,
      String description,
      List<PlannedFunction> functions,
      List<String> targets,
      List<Integer> memoryMb,
      List<String> start,
      int prime,
      Optional<String> jdk,
      List<String> compiler,
      Optional<String> distance,
      double timeoutSeconds,
      long seed) {
    static Header of(Plan plan) {
      return new Header(
          plan.name(),
          plan.description(),
          plan.functions(),
          plan.targets(),
          plan.memoryMb(),
          plan.start(),
          plan.prime(),
          plan.jdk(),
          plan.compiler(),
          plan.distance(),
          plan.timeoutSeconds(),
          plan.seed());
    }
  }

  /**
   * Reads a plan with the standard schema.
   *
   * @throws PlanException if there is no such file, or it is no plan; the message names the field
   */
  public static Plan read(Path file) {
    return new PlanFile(PlanSchema.STANDARD).readFrom(file);
  }

  /**
   * As {@link #read(Path)}, with changes.
   *
   * @throws PlanException if the plan has no such fields or values either
   */
  public static Plan read(Path file, PlanChanges changes) {
    return new PlanFile(PlanSchema.STANDARD).readFrom(file, changes);
  }

  /** As {@link #read(Path)}, from a text of that name. */
  public static Plan parse(String name, String yaml) {
    return new PlanFile(PlanSchema.STANDARD).parsed(name, yaml);
  }

  /** The plan as YAML with the standard schema, with every default. */
  public static String show(Plan plan) {
    return new PlanFile(PlanSchema.STANDARD).text(plan);
  }

  /**
   * Reads a plan.
   *
   * @throws PlanException if there is no such file, or it is no plan; the message names the field
   */
  public Plan readFrom(Path file) {
    return readFrom(file, PlanChanges.NONE);
  }

  private Plan readFrom(Path file, PlanChanges changes) {
    try {
      return parsed(file.toString(), Files.readString(file), changes);
    } catch (NoSuchFileException e) {
      throw new PlanException("there is no file " + file, e);
    } catch (CharacterCodingException e) {
      throw new PlanException(file + " is not text in UTF-8", e);
    } catch (IOException e) {
      throw new PlanException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** As {@link #readFrom}, from a text of that name. */
  public Plan parsed(String name, String yaml) {
    return parsed(name, yaml, PlanChanges.NONE);
  }

  private Plan parsed(String name, String yaml, PlanChanges changes) {
    try {
      return plan(fields.tree(yaml), changes);
    } catch (PlanException e) {
      throw new PlanException(name + ": " + e.getMessage(), e);
    } catch (JsonProcessingException e) {
      String first = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
      throw new PlanException(name + " is not YAML: " + first, e);
    }
  }

  private Plan plan(JsonNode tree, PlanChanges changes) {
    if (!(tree instanceof ObjectNode document)) {
      throw new PlanException("a plan is a list of fields, such as 'functions:'");
    }
    ObjectNode rest = document.deepCopy();
    changes.apply(
        rest,
        schema.experiments().stream().map(ExperimentType::key).collect(Collectors.toSet()),
        fields);
    PlanBuilder plan = schema.plan();
    schema.experiments().forEach(type -> experiments(type, rest).forEach(plan::experiment));
    for (Map.Entry<String, Record> option : schema.plan().build().options().entrySet()) {
      JsonNode given = rest.remove(option.getKey());
      if (PlanFields.isGiven(given)) {
        plan.options(option.getKey(), fields.read(option.getKey(), given, option.getValue()));
      }
    }
    functions(rest);
    Header defaults = Header.of(schema.plan().build());
    refuseUnknown(rest, fields.tree(defaults));
    Header header = fields.read("", rest, defaults);
    return plan.name(header.name)
        .description(header.description)
        .functions(header.functions)
        .targets(header.targets)
        .memoryMb(header.memoryMb)
        .start(header.start)
        .prime(header.prime)
        .jdk(header.jdk)
        .compiler(header.compiler)
        .distance(header.distance)
        .timeoutSeconds(header.timeoutSeconds)
        .seed(header.seed)
        .build()
        .checked();
  }

  private void refuseUnknown(ObjectNode rest, ObjectNode header) {
    List<String> known = new ArrayList<>();
    header.fieldNames().forEachRemaining(known::add);
    List<String> unknown = new ArrayList<>();
    rest.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(Set.copyOf(known));
    schema.experiments().forEach(type -> known.add(type.key()));
    schema.platforms().all().stream().map(Platform::key).forEach(known::add);
    for (String field : unknown) {
      throw new PlanException(
          "there is no field '" + field + "' in a plan" + NearestName.question(field, known));
    }
  }

  private List<Experiment> experiments(ExperimentType type, ObjectNode rest) {
    JsonNode given = rest.remove(type.key());
    if (!PlanFields.isGiven(given)) {
      return List.of();
    } else if (!type.several()) {
      return List.of(fields.read(type.key(), given, Defaults.of(type.type())));
    } else if (!given.isArray()) {
      throw new PlanException("field '" + type.key() + "' must be a list");
    }
    List<Experiment> experiments = new ArrayList<>();
    given.forEach(
        item ->
            experiments.add(
                fields.read(
                    type.key() + "[" + experiments.size() + "]", item, Defaults.of(type.type()))));
    return experiments;
  }

  /** A function may be its name alone, and its request may be written as YAML. */
  private void functions(ObjectNode rest) {
    if (!(rest.get("functions") instanceof ArrayNode functions)) {
      return;
    }
    for (int i = 0; i < functions.size(); i++) {
      if (functions.get(i).isTextual()) {
        functions.set(i, fields.tree(PlannedFunction.of(functions.get(i).textValue())));
      } else if (functions.get(i) instanceof ObjectNode function) {
        if (function.get("request") instanceof ObjectNode request) {
          function.put("request", request.toString());
        }
        PlannedFunction read =
            fields.read("functions[" + i + "]", function, PlannedFunction.of(""));
        functions.set(i, fields.tree(read));
      }
    }
  }

  /** The plan as YAML, with every default. */
  public String text(Plan plan) {
    ObjectNode document = fields.tree(Header.of(plan));
    JsonNode timeout = document.remove("timeout_seconds");
    JsonNode seed = document.remove("seed");
    for (ExperimentType type : schema.experiments()) {
      for (Experiment experiment : plan.experiments()) {
        if (!type.type().isInstance(experiment)) {
          continue;
        }
        ObjectNode options = fields.tree((Record) experiment);
        if (type.several()) {
          document.withArray("/" + type.key()).add(options);
        } else {
          document.set(type.key(), options);
        }
      }
    }
    plan.options().forEach((key, options) -> document.set(key, fields.tree(options)));
    document.set("timeout_seconds", timeout);
    document.set("seed", seed);
    return fields.text(document);
  }
}
