package io.faasduet.bench.results;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What one process had used at one moment; a line of {@code resources.csv}.
 *
 * @param timeNanos monotonic, since the run began, on the clock of {@link Sample#startNanos}
 * @param time by the wall clock
 * @param function what results call the function
 * @param target what results call the target
 * @param step the step of the plan
 * @param instance which of the step's processes, from 1
 * @param pid the process's id
 * @param values what could be read; what could not is absent
 * @param notCounted hardware counters that did not run in the interval before, by their names
 */
public record ResourceSample(
    long timeNanos,
    Instant time,
    String function,
    String target,
    String step,
    int instance,
    long pid,
    Map<ResourceColumn, Double> values,
    List<String> notCounted) {
  public ResourceSample {
    requireNonNull(time, "time");
    requireNonNull(function, "function");
    requireNonNull(target, "target");
    requireNonNull(step, "step");
    Map<ResourceColumn, Double> copy = new EnumMap<>(ResourceColumn.class);
    copy.putAll(values);
    values = Collections.unmodifiableMap(copy);
    notCounted = List.copyOf(notCounted);
  }

  /** The value of a column, if it is known. */
  public OptionalDouble value(ResourceColumn column) {
    Double value = values.get(column);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
