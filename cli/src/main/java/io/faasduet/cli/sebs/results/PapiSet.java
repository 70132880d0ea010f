package io.faasduet.cli.sebs.results;

import io.faasduet.bench.resources.CounterSet;
import io.faasduet.bench.resources.PerfEvent;
import io.faasduet.bench.resources.PerfProbe;
import io.faasduet.bench.resources.UnreadableSources;
import io.faasduet.bench.results.ResourceColumn;
import io.faasduet.bench.results.ResourceSample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A set of counters that SeBS's experiment papi reads at once.
 *
 * @param name SeBS's name of the set, or one of Duet's
 * @param counters the hardware counters
 * @param columns the columns of its table, by their names: PAPI's where the counter is the same
 */
public record PapiSet(String name, CounterSet counters, Map<String, List<ResourceColumn>> columns) {
  public PapiSet {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
  }

  /** What the kernel counts where no hardware counter may be read. */
  public static final PapiSet SOFTWARE =
      new PapiSet(
          "software_counters",
          CounterSet.NONE,
          named(
              ResourceColumn.CPU_USER_MS,
              ResourceColumn.CPU_SYSTEM_MS,
              ResourceColumn.MINOR_FAULTS_COUNT,
              ResourceColumn.MAJOR_FAULTS_COUNT,
              ResourceColumn.VOLUNTARY_SWITCHES_COUNT,
              ResourceColumn.INVOLUNTARY_SWITCHES_COUNT));

  private static final List<PapiSet> HARDWARE =
      List.of(
          new PapiSet(
              "inscount_papi",
              CounterSet.INSTRUCTIONS,
              with(
                  Map.of(
                      "PAPI_LST_INS",
                          List.of(ResourceColumn.LOADS_COUNT, ResourceColumn.STORES_COUNT),
                      "PAPI_BR_INS", List.of(ResourceColumn.BRANCHES_COUNT),
                      "PAPI_BR_MSP", List.of(ResourceColumn.BRANCH_MISSES_COUNT)))),
          new PapiSet(
              "flops_papi",
              CounterSet.FLOATING_POINT,
              with(
                  named(
                      ResourceColumn.FLOAT_SINGLE_COUNT,
                      ResourceColumn.FLOAT_DOUBLE_COUNT,
                      ResourceColumn.FLOAT_VECTOR_COUNT,
                      ResourceColumn.FLOAT_OPERATIONS_COUNT))),
          new PapiSet(
              "cache_papi",
              CounterSet.CACHE,
              with(
                  Map.of(
                      "PAPI_L1_DCM", List.of(ResourceColumn.L1D_MISSES_COUNT),
                      "PAPI_L1_ICM", List.of(ResourceColumn.L1I_MISSES_COUNT),
                      "PAPI_L2_TCM", List.of(ResourceColumn.L2_MISSES_COUNT),
                      "PAPI_L3_TCM", List.of(ResourceColumn.LLC_MISSES_COUNT)))),
          new PapiSet(
              "cycles_papi",
              CounterSet.CYCLES,
              with(
                  Map.of(
                      "PAPI_TOT_CYC", List.of(ResourceColumn.CYCLES_COUNT),
                      "PAPI_STL_ICY", List.of(ResourceColumn.STALLED_FRONTEND_CYCLES_COUNT),
                      "PAPI_RES_STL", List.of(ResourceColumn.STALLED_BACKEND_CYCLES_COUNT)))));

  /** The sets of which this machine counts an event other than instructions; none if it may not. */
  public static List<PapiSet> counted() {
    return HARDWARE.stream()
        .filter(
            set ->
                PerfProbe.INSTALLED
                    .countable(set.counters(), new UnreadableSources())
                    .keySet()
                    .stream()
                    .anyMatch(event -> event != PerfEvent.INSTRUCTIONS))
        .toList();
  }

  /** The table's lines: of the columns that are known. */
  public List<String> lines(List<ResourceSample> samples) {
    List<String> names = new ArrayList<>();
    List<List<ResourceColumn>> known = new ArrayList<>();
    columns.forEach(
        (label, parts) -> {
          if (samples.stream().anyMatch(sample -> sample.values().keySet().containsAll(parts))) {
            names.add(label);
            known.add(parts);
          }
        });
    return ResourceTable.counters(names, known).lines(samples);
  }

  private static Map<String, List<ResourceColumn>> with(Map<String, List<ResourceColumn>> others) {
    Map<String, List<ResourceColumn>> all = new LinkedHashMap<>();
    all.put("PAPI_TOT_INS", List.of(ResourceColumn.INSTRUCTIONS_COUNT));
    others.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
    return all;
  }

  private static Map<String, List<ResourceColumn>> named(ResourceColumn... columns) {
    Map<String, List<ResourceColumn>> all = new LinkedHashMap<>();
    for (ResourceColumn column : columns) {
      all.put(column.label(), List.of(column));
    }
    return all;
  }
}
