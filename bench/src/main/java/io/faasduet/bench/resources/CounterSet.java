package io.faasduet.bench.resources;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which hardware counters are read at the same time. Processors have four to eight counters; of a
 * larger set perf lets them take turns, and scales what they counted.
 */
public enum CounterSet {
  /** None. */
  NONE(EnumSet.noneOf(PerfEvent.class)),

  /** Instructions by kind, and wrongly predicted branches. */
  INSTRUCTIONS(
      EnumSet.of(
          PerfEvent.INSTRUCTIONS,
          PerfEvent.LOADS,
          PerfEvent.STORES,
          PerfEvent.BRANCHES,
          PerfEvent.BRANCH_MISSES)),

  /** Misses of each cache. */
  CACHE(
      EnumSet.of(
          PerfEvent.INSTRUCTIONS,
          PerfEvent.L1D_MISSES,
          PerfEvent.L1I_MISSES,
          PerfEvent.L2_MISSES,
          PerfEvent.LLC_MISSES)),

  /** Cycles, and those that were stalled. */
  CYCLES(
      EnumSet.of(
          PerfEvent.INSTRUCTIONS,
          PerfEvent.CYCLES,
          PerfEvent.STALLED_FRONTEND_CYCLES,
          PerfEvent.STALLED_BACKEND_CYCLES)),

  /** Floating-point instructions. */
  FLOATING_POINT(
      EnumSet.of(
          PerfEvent.INSTRUCTIONS,
          PerfEvent.FLOAT_SINGLE,
          PerfEvent.FLOAT_DOUBLE,
          PerfEvent.FLOAT_VECTOR,
          PerfEvent.FLOAT_OPERATIONS)),

  /** All of them. */
  ALL(EnumSet.allOf(PerfEvent.class));

  private final Set<PerfEvent> events;

  CounterSet(Set<PerfEvent> events) {
    this.events = events;
  }

  /** The events, in the order of their columns. */
  public List<PerfEvent> events() {
    return List.copyOf(events);
  }

  /** The set's name in plans, such as {@code floating-point}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The set of that name. */
  public static Optional<CounterSet> of(String label) {
    return Arrays.stream(values()).filter(set -> set.label().equals(label)).findFirst();
  }

  /** The names of all sets. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(CounterSet::label).toList();
  }
}
