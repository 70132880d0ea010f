package io.faasduet.cli.sebs.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.cli.command.NearestNames;
import io.faasduet.cli.command.UsageException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * SeBS's experiment perf-cost, as {@code experiments.perf-cost} of a configuration has it.
 *
 * @param benchmark the benchmark's name
 * @param types which of {@code cold}, {@code warm}, {@code burst} and {@code sequential}
 * @param size {@code test}, {@code small} or {@code large}
 * @param repetitions how many samples each type gets at each memory size, exactly
 * @param concurrent how many invocations are sent at once, by {@code warm} and {@code burst}
 * @param memoryMb the memory sizes; none for the benchmark's own
 */
public record PerfCostSettings(
    String benchmark,
    List<String> types,
    String size,
    int repetitions,
    int concurrent,
    List<Integer> memoryMb) {
  /** The experiment's name. */
  public static final String NAME = "perf-cost";

  private static final Set<String> FIELDS =
      Set.of(
          "benchmark",
          "experiments",
          "input-size",
          "repetitions",
          "concurrent-invocations",
          "memory-sizes");
  private static final List<String> TYPES = List.of("cold", "warm", "burst", "sequential");

  public PerfCostSettings {
    types = List.copyOf(types);
    memoryMb = List.copyOf(memoryMb);
    requireDistinct("experiments", types);
    requireDistinct("memory-sizes", memoryMb);
    if (types.isEmpty()) {
      throw new UsageException(NAME + ": 'experiments' must name at least one type");
    }
    for (String type : types) {
      if (!TYPES.contains(type)) {
        throw new UsageException(
            "%s: there is no type '%s' of experiments; there are %s"
                .formatted(NAME, type, String.join(", ", TYPES)));
      }
    }
    requireCount("repetitions", repetitions);
    requireCount("concurrent-invocations", concurrent);
  }

  /**
   * The settings of a configuration.
   *
   * @throws UsageException if it has none, or they are no such settings; the message names the
   *     field
   */
  public static PerfCostSettings of(SebsConfig config) {
    ObjectNode fields =
        config
            .experiment(NAME)
            .orElseThrow(
                () ->
                    new UsageException(
                        "the configuration has no 'experiments.perf-cost'; give it with --config"));
    fields.fieldNames().forEachRemaining(PerfCostSettings::requireKnown);
    List<String> types = new ArrayList<>();
    JsonNode given = fields.path("experiments");
    (given.isArray() ? given : fields.arrayNode().add("cold").add("warm"))
        .forEach(type -> types.add(type.asText()));
    List<Integer> memory = new ArrayList<>();
    fields.path("memory-sizes").forEach(size -> memory.add(whole("memory-sizes", size, 0)));
    return new PerfCostSettings(
        text(fields, "benchmark", "110.dynamic-html"),
        types,
        text(fields, "input-size", "test"),
        whole("repetitions", fields.path("repetitions"), 50),
        whole("concurrent-invocations", fields.path("concurrent-invocations"), 50),
        memory);
  }

  private static void requireKnown(String field) {
    if (!FIELDS.contains(field)) {
      List<String> nearest = NearestNames.to(field, FIELDS);
      throw new UsageException(
          "there is no field 'experiments.perf-cost.%s'%s"
              .formatted(field, nearest.isEmpty() ? "" : "; did you mean " + nearest.get(0) + "?"));
    }
  }

  private static String text(ObjectNode fields, String field, String otherwise) {
    JsonNode value = fields.path(field);
    if (value.isMissingNode()) {
      return otherwise;
    } else if (!value.isTextual()) {
      throw new UsageException("%s: '%s' must be a text".formatted(NAME, field));
    }
    return value.asText();
  }

  private static int whole(String field, JsonNode value, int otherwise) {
    if (value.isMissingNode()) {
      return otherwise;
    } else if (!value.isInt()) {
      throw new UsageException("%s: '%s' must be a whole number".formatted(NAME, field));
    }
    return value.asInt();
  }

  private static void requireCount(String field, int value) {
    if (value < 1 || value > 100_000) {
      throw new UsageException(
          "%s: '%s' must be from 1 to 100000, not %d".formatted(NAME, field, value));
    }
  }

  private static void requireDistinct(String field, List<?> values) {
    if (new HashSet<>(values).size() < values.size()) {
      throw new UsageException("%s: '%s' has a value twice".formatted(NAME, field));
    }
  }
}
