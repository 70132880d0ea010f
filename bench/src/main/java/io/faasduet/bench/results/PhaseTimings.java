package io.faasduet.bench.results;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The durations of some phases in milliseconds, in the phases' order. Immutable, and a third of the
 * size of an {@link EnumMap}: each sample has one.
 */
final class PhaseTimings extends AbstractMap<Phase, Double> {
  private static final Phase[] PHASES = Phase.values();
  private static final PhaseTimings NONE = new PhaseTimings(0, new double[0]);

  /** The bit of each phase that is there, the lowest that of the first. */
  private final int present;

  private final double[] millis;

  private PhaseTimings(int present, double[] millis) {
    this.present = present;
    this.millis = millis;
  }

  static PhaseTimings copyOf(Map<Phase, Double> timings) {
    return timings instanceof PhaseTimings same
        ? same
        : of(timings::containsKey, phase -> timings.get(phase));
  }

  /** The durations of those phases that were timed. */
  static PhaseTimings of(Predicate<Phase> timed, ToDoubleFunction<Phase> millis) {
    int present = 0;
    for (Phase phase : PHASES) {
      present |= timed.test(phase) ? bit(phase) : 0;
    }
    if (present == 0) {
      return NONE;
    }
    double[] values = new double[Integer.bitCount(present)];
    int count = 0;
    for (Phase phase : PHASES) {
      if ((present & bit(phase)) != 0) {
        values[count++] = millis.applyAsDouble(phase);
      }
    }
    return new PhaseTimings(present, values);
  }

  private static int bit(Phase phase) {
    return 1 << phase.ordinal();
  }

  @Override
  public boolean containsKey(Object key) {
    return key instanceof Phase phase && (present & bit(phase)) != 0;
  }

  @Override
  public @Nullable Double get(Object key) {
    return key instanceof Phase phase && containsKey(phase)
        ? (Double) millis[Integer.bitCount(present & (bit(phase) - 1))]
        : null;
  }

  @Override
  public void forEach(BiConsumer<? super Phase, ? super Double> action) {
    int count = 0;
    for (Phase phase : PHASES) {
      if ((present & bit(phase)) != 0) {
        action.accept(phase, millis[count++]);
      }
    }
  }

  @Override
  public int size() {
    return millis.length;
  }

  @Override
  public Set<Entry<Phase, Double>> entrySet() {
    EnumMap<Phase, Double> timings = new EnumMap<>(Phase.class);
    for (Phase phase : PHASES) {
      if (containsKey(phase)) {
        timings.put(phase, get(phase));
      }
    }
    return Collections.unmodifiableMap(timings).entrySet();
  }
}
