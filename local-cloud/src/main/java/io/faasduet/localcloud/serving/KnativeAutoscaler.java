package io.faasduet.localcloud.serving;

/**
 * The decisions of Knative's Pod Autoscaler: how many instances a revision should have. Its
 * formulas are those of {@code pkg/autoscaler/scaling/autoscaler.go} in knative/serving, whose
 * defaults {@code max-scale-up-rate} 1000, {@code max-scale-down-rate} 2 and {@code
 * target-burst-capacity} 211 it has too. When the last instance goes is up to {@link ScaleToZero}.
 * Not thread-safe.
 */
final class KnativeAutoscaler {
  private static final double MAX_SCALE_UP_RATE = 1000;
  private static final double MAX_SCALE_DOWN_RATE = 2;
  private static final double TARGET_BURST_CAPACITY = 211;

  private final KnativeOptions options;
  private final ConcurrencyWindow stable;
  private final ConcurrencyWindow panic;
  private boolean panicking;
  private long panicNanos;
  private int mostInPanic;

  /** No requests yet. */
  KnativeAutoscaler(KnativeOptions options) {
    this.options = options;
    this.stable = new ConcurrencyWindow(options.stableWindow());
    this.panic = new ConcurrencyWindow(options.panicWindow());
  }

  /**
   * Takes a reading.
   *
   * @param nowNanos the moment, of a monotonic clock
   * @param concurrency the requests that are in instances or wait for one
   */
  void read(long nowNanos, int concurrency) {
    stable.read(nowNanos, concurrency);
    panic.read(nowNanos, concurrency);
  }

  /**
   * Decides by the readings so far.
   *
   * @param ready the instances that take requests
   * @return how many there should be
   */
  int decide(long nowNanos, int ready) {
    double known = Math.max(1, ready); // from zero, the first instance is a given
    double wantedInPanic = wanted(panic, nowNanos);
    int wanted = bounded(wanted(stable, nowNanos), known);
    if (panicking(nowNanos, wantedInPanic / known >= options.panicThreshold())) {
      // the stable window may want more; and there are never fewer than there were
      mostInPanic = Math.max(mostInPanic, Math.max(wanted, bounded(wantedInPanic, known)));
      wanted = mostInPanic;
    }
    return Math.max(options.minScale(), Math.min(options.maxScale(), wanted));
  }

  /** Whether load has come so suddenly that the shorter window counts. */
  boolean isPanicking() {
    return panicking;
  }

  /**
   * How many requests more the instances could take at once, beyond the burst that they should have
   * room for; if none, Knative keeps its activator in the path of requests.
   */
  double excessBurstCapacity(long nowNanos, int ready) {
    double capacity = ready * options.totalConcurrency();
    return Math.floor(capacity - TARGET_BURST_CAPACITY - panic.average(nowNanos));
  }

  private boolean panicking(long nowNanos, boolean over) {
    if (over) {
      panicking = true;
      panicNanos = nowNanos;
    } else if (panicking && nowNanos - panicNanos > options.stableWindow().toNanos()) {
      panicking = false;
      mostInPanic = 0;
    }
    return panicking;
  }

  private double wanted(ConcurrencyWindow window, long nowNanos) {
    return Math.ceil(window.average(nowNanos) / options.targetConcurrency());
  }

  private static int bounded(double wanted, double known) {
    double leastDown = Math.floor(known / MAX_SCALE_DOWN_RATE);
    double mostUp = Math.ceil(MAX_SCALE_UP_RATE * known);
    return (int) Math.min(Math.max(wanted, leastDown), mostUp);
  }
}
