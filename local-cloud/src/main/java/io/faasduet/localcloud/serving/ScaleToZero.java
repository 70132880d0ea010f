package io.faasduet.localcloud.serving;

import java.util.OptionalLong;

/**
 * When the last instance of a revision goes: {@code handleScaleToZero} in {@code
 * pkg/reconciler/autoscaling/kpa/scaler.go} of knative/serving. It has been there for the stable
 * window, and the activator, which holds requests while there is no instance, in the path of
 * requests for the grace period. With few instances it always is, so that nothing is waited for
 * beyond the stable window. Not thread-safe.
 */
final class ScaleToZero {
  private final KnativeOptions options;
  private OptionalLong activeNanos = OptionalLong.empty();
  private OptionalLong proxiedNanos;

  /** A revision without instances, in front of which the activator is. */
  ScaleToZero(KnativeOptions options, long nowNanos) {
    this.options = options;
    this.proxiedNanos = OptionalLong.of(nowNanos);
  }

  /**
   * What is done about a decision.
   *
   * @param ready the instances that take requests
   * @param wanted how many there should be
   * @param excessBurstCapacity of {@link KnativeAutoscaler}
   * @return how many there will be: one if none are wanted, but the last may not go yet
   */
  int apply(long nowNanos, int ready, int wanted, double excessBurstCapacity) {
    if (ready == 0) {
      activeNanos = OptionalLong.empty();
    } else if (activeNanos.isEmpty()) {
      activeNanos = OptionalLong.of(nowNanos);
    }
    if (wanted > 0 && excessBurstCapacity >= 0) {
      proxiedNanos = OptionalLong.empty();
    } else if (proxiedNanos.isEmpty()) {
      proxiedNanos = OptionalLong.of(nowNanos);
    }
    return wanted == 0 && ready > 0 && !mayGo(nowNanos) ? 1 : wanted;
  }

  private boolean mayGo(long nowNanos) {
    return nowNanos - activeNanos.orElse(nowNanos) >= options.stableWindow().toNanos()
        && nowNanos - proxiedNanos.orElse(nowNanos) >= options.scaleToZeroGrace().toNanos();
  }
}
