package io.faasduet.bench.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.bench.option.PlanException;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is to be different from a plan's file.
 *
 * @param targets where instead; the file's if empty
 * @param assignments fields and their values as YAML: {@code seed=7}, {@code training.passes=2}
 */
public record PlanChanges(List<String> targets, List<String> assignments) {
  /** The plan as it is. */
  public static final PlanChanges NONE = new PlanChanges(List.of(), List.of());

  private static final Pattern ASSIGNMENT = Pattern.compile("(\\w+)(?:\\.(\\w+))?=(.+)");

  public PlanChanges {
    targets = List.copyOf(targets);
    assignments = List.copyOf(assignments);
  }

  /**
   * Changes a document. Whether it has such fields is the schema's to say.
   *
   * @param experiments the fields that add an experiment where the document has none
   * @throws PlanException if an assignment is none, or is for an experiment that is not there
   */
  void apply(ObjectNode document, Set<String> experiments, PlanFields fields) {
    if (!targets.isEmpty()) {
      ArrayNode list = document.putArray("targets");
      targets.forEach(list::add);
    }
    for (String assignment : assignments) {
      Matcher parts = ASSIGNMENT.matcher(assignment);
      if (!parts.matches()) {
        throw new PlanException(
            "'" + assignment + "' must be FIELD=VALUE, such as seed=7 or knative.max_scale=3");
      }
      String key = parts.group(1);
      if (experiments.contains(key) && !document.has(key)) {
        throw new PlanException("the plan has no '" + key + "' that could be changed");
      }
      JsonNode value = value(assignment, parts.group(3), fields);
      if (parts.group(2) == null) {
        document.set(key, value);
      } else if (!document.has(key) || document.get(key).isNull()) {
        document.putObject(key).set(parts.group(2), value);
      } else if (document.get(key) instanceof ObjectNode object) {
        object.set(parts.group(2), value);
      } else {
        throw new PlanException(
            "'" + key + "' of the plan has no fields; change it in a copy of the plan");
      }
    }
  }

  private static JsonNode value(String assignment, String yaml, PlanFields fields) {
    try {
      return fields.tree(yaml);
    } catch (JsonProcessingException e) {
      throw new PlanException("'" + assignment + "': its value is not YAML", e);
    }
  }
}
