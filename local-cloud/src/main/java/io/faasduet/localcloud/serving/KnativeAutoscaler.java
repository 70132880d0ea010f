package io.faasduet.localcloud.serving;

/**
 * How many instances a revision should have: the decisions of Knative's Pod Autoscaler. Its
 * formulas are those of {@code pkg/autoscaler/scaling/autoscaler.go} in knative/serving, whose
 * defaults {@code max-scale-up-rate} 1000 and {@code max-scale-down-rate} 2 it has too. Not
 * thread-safe.
 */
final class KnativeAutoscaler {
  private static final double MAX_SCALE_UP_RATE = 1000;
  private static final double MAX_SCALE_DOWN_RATE = 2;

  private final KnativeOptions options;
  private final ConcurrencyWindow stable;
  private final ConcurrencyWindow panic;
  private boolean panicking;
  private long panicNanos;
  private int mostInPanic;
  private boolean used;
  private long busyNanos;

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
    if (concurrency > 0) {
      used = true;
      busyNanos = nowNanos;
    }
  }

  /**
   * Decides by the readings so far.
   *
   * @param ready the instances that take requests
   * @return how many there should be
   */
  int decide(long nowNanos, int ready) {
    int known = Math.max(1, ready); // from zero, the first instance is a given
    double mostUp = Math.ceil(MAX_SCALE_UP_RATE * known);
    double leastDown = Math.floor(ready / MAX_SCALE_DOWN_RATE);
    int wantedStable = (int) limited(wanted(stable), leastDown, mostUp);
    int wantedPanic = (int) limited(wanted(panic), leastDown, mostUp);
    boolean over = wantedPanic / (double) known >= options.panicThreshold();
    int wanted = panicking(nowNanos, over) ? inPanic(wantedPanic) : wantedStable;
    return (int) limited(keptFromZero(nowNanos, wanted), options.minScale(), options.maxScale());
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

  /** In panic there are never fewer than there were. */
  private int inPanic(int wanted) {
    mostInPanic = Math.max(mostInPanic, wanted);
    return mostInPanic;
  }

  /** The last instance stays until nothing came for the stable window and the grace period. */
  private int keptFromZero(long nowNanos, int wanted) {
    long keptNanos = options.stableWindow().plus(options.scaleToZeroGrace()).toNanos();
    return wanted == 0 && used && nowNanos - busyNanos < keptNanos ? 1 : wanted;
  }

  private double wanted(ConcurrencyWindow window) {
    return Math.ceil(window.average() / options.targetConcurrency());
  }

  private static double limited(double value, double least, double most) {
    return Math.max(least, Math.min(most, value));
  }
}
