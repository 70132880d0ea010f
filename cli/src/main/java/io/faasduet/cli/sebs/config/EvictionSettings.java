package io.faasduet.cli.sebs.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
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
          "invocations",
          "repetitions",
          "sleep",
          "function_copy_idx",
          "client-port",
          "idle-times",
          ExperimentFields.MAX_USD);

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
    return new Eviction(idleSeconds(config), invocations(config), repetitions(config));
  }

  /** The idle times of a configuration, or those of SeBS that are short. */
  public static List<Double> idleSeconds(SebsConfig config) {
    JsonNode times = field(config, "idle-times");
    List<Double> idle = new ArrayList<>();
    times.forEach(seconds -> idle.add(number("idle-times", seconds)));
    return times.isMissingNode() ? IDLE_SECONDS : idle;
  }

  /** How many instances there are at once; 1 unless the configuration says it. */
  public static int invocations(SebsConfig config) {
    return (int) number("invocations", field(config, "invocations"), 1);
  }

  /** How often all of it is done; 5 unless the configuration says it. */
  public static int repetitions(SebsConfig config) {
    return (int) number("repetitions", field(config, "repetitions"), 5);
  }

  /** What is part of the name of SeBS's file, and nothing else. */
  public static int sleep(SebsConfig config) {
    return (int) number("sleep", field(config, "sleep"), 1);
  }

  private static JsonNode field(SebsConfig config, String name) {
    return config
        .experiment(NAME)
        .map(fields -> fields.path(name))
        .orElse(MissingNode.getInstance());
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
