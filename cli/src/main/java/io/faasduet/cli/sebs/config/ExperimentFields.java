package io.faasduet.cli.sebs.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.cli.command.NearestNames;
import io.faasduet.cli.command.UsageException;
import java.util.Optional;
import java.util.Set;

/** The settings of one experiment of a configuration; what is wrong is said with its name. */
record ExperimentFields(String name, ObjectNode fields) {
  /** The field that every experiment may have, Duet's own. */
  static final String MAX_USD = "max-usd";

  /**
   * The settings of an experiment.
   *
   * @throws UsageException if there are none, or one of them is not known
   */
  static ExperimentFields of(SebsConfig config, String name, Set<String> known) {
    ObjectNode fields =
        config
            .experiment(name)
            .orElseThrow(
                () ->
                    new UsageException(
                        "the configuration has no 'experiments.%s'; give it with --config"
                            .formatted(name)));
    fields
        .fieldNames()
        .forEachRemaining(
            field -> {
              if (!known.contains(field) && !field.equals(MAX_USD)) {
                throw new UsageException(
                    "there is no field 'experiments.%s.%s'%s"
                        .formatted(
                            name,
                            field,
                            NearestNames.to(field, known).stream()
                                .findFirst()
                                .map(near -> "; did you mean " + near + "?")
                                .orElse("")));
              }
            });
    return new ExperimentFields(name, fields);
  }

  JsonNode value(String field) {
    return fields.path(field);
  }

  String text(String field, String otherwise) {
    JsonNode value = fields.path(field);
    if (value.isMissingNode()) {
      return otherwise;
    } else if (!value.isTextual()) {
      throw new UsageException("%s: '%s' must be a text".formatted(name, field));
    }
    return value.asText();
  }

  Optional<String> text(String field) {
    return fields.has(field) ? Optional.of(text(field, "")) : Optional.empty();
  }

  int whole(String field, int otherwise) {
    return whole(field, fields.path(field), otherwise);
  }

  /** As {@link #whole(String, int)}, of a value that is part of the field. */
  int whole(String field, JsonNode value, int otherwise) {
    if (value.isMissingNode()) {
      return otherwise;
    } else if (!value.isInt()) {
      throw new UsageException("%s: '%s' must be a whole number".formatted(name, field));
    }
    return value.asInt();
  }

  /**
   * Refuses a number out of its range.
   *
   * @throws UsageException if it is
   */
  static void requireCount(String name, String field, int value, int least, int most) {
    if (value < least || value > most) {
      throw new UsageException(
          "%s: '%s' must be from %d to %d, not %d".formatted(name, field, least, most, value));
    }
  }
}
