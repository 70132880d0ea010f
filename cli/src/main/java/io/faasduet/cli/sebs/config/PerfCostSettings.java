package io.faasduet.cli.sebs.config;

import com.fasterxml.jackson.databind.JsonNode;
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
    ExperimentFields.requireCount(NAME, "repetitions", repetitions, 1, 100_000);
    ExperimentFields.requireCount(NAME, "concurrent-invocations", concurrent, 1, 100_000);
  }

  /**
   * The settings of a configuration.
   *
   * @throws UsageException if it has none, or they are no such settings; the message names the
   *     field
   */
  public static PerfCostSettings of(SebsConfig config) {
    ExperimentFields fields = ExperimentFields.of(config, NAME, FIELDS);
    List<String> types = new ArrayList<>();
    JsonNode given = fields.value("experiments");
    if (given.isArray()) {
      given.forEach(type -> types.add(type.asText()));
    } else {
      types.addAll(List.of("cold", "warm"));
    }
    List<Integer> memory = new ArrayList<>();
    fields.value("memory-sizes").forEach(size -> memory.add(fields.whole("memory-sizes", size, 0)));
    return new PerfCostSettings(
        fields.text("benchmark", "110.dynamic-html"),
        types,
        fields.text("input-size", "test"),
        fields.whole("repetitions", 50),
        fields.whole("concurrent-invocations", 50),
        memory);
  }

  private static void requireDistinct(String field, List<?> values) {
    if (new HashSet<>(values).size() < values.size()) {
      throw new UsageException("%s: '%s' has a value twice".formatted(NAME, field));
    }
  }
}
