package io.faasduet.cli.sebs.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.bench.experiment.Eviction;
import io.faasduet.cli.command.NearestNames;
import io.faasduet.cli.command.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * SeBS's experiment eviction-model, as {@code experiments.eviction-model} of a configuration has
 * it. Its {@code sleep} and {@code function_copy_idx} only name files and functions there, and its
 * idle times are in its code; {@code idle-times} is a field of Duet's own.
 */
public final class EvictionSettings {
  /** The experiment's name. */
  public static final String NAME = "eviction-model";

  private static final Set<String> FIELDS =
      Set.of(
          "invocations", "repetitions", "sleep", "function_copy_idx", "client-port", "idle-times");

  /** Those of SeBS's list that are over in a minute each. */
  private static final List<Double> IDLE_SECONDS = List.of(1.0, 2.0, 4.0, 8.0, 15.0, 30.0);

  private EvictionSettings() {}

  /**
   * The experiment of a configuration.
   *
   * @throws UsageException if it has none, or its fields are not known or no numbers
   * @throws io.faasduet.bench.option.PlanException if a number is out of range
   */
  public static Eviction of(SebsConfig config) {
    ObjectNode fields =
        config
            .experiment(NAME)
            .orElseThrow(
                () ->
                    new UsageException(
                        "the configuration has no 'experiments.eviction-model'; give it with --config"));
    fields.fieldNames().forEachRemaining(EvictionSettings::requireKnown);
    List<Double> idle = new ArrayList<>();
    fields.path("idle-times").forEach(seconds -> idle.add(number("idle-times", seconds)));
    return new Eviction(
        fields.has("idle-times") ? idle : IDLE_SECONDS,
        (int) number("invocations", fields.path("invocations"), 1),
        (int) number("repetitions", fields.path("repetitions"), 5));
  }

  private static void requireKnown(String field) {
    if (!FIELDS.contains(field)) {
      List<String> nearest = NearestNames.to(field, FIELDS);
      throw new UsageException(
          "there is no field 'experiments.eviction-model.%s'%s"
              .formatted(field, nearest.isEmpty() ? "" : "; did you mean " + nearest.get(0) + "?"));
    }
  }

  private static double number(String field, JsonNode value, int otherwise) {
    if (value.isMissingNode()) {
      return otherwise;
    } else if (!value.isInt()) {
      throw new UsageException("%s: '%s' must be a whole number".formatted(NAME, field));
    }
    return value.asInt();
  }

  private static double number(String field, JsonNode value) {
    if (!value.isNumber()) {
      throw new UsageException("%s: '%s' must be numbers of seconds".formatted(NAME, field));
    }
    return value.asDouble();
  }
}
