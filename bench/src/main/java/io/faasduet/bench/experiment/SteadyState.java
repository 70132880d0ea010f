package io.faasduet.bench.experiment;

import java.util.Arrays;
import java.util.OptionalDouble;

/** Watches one process warm up; see {@link WarmUp} for the rule. */
final class SteadyState {
  private final WarmUp limits;
  private final double[] window = new double[WarmUp.WINDOW];
  private int calls;
  private int inWindow;
  private double spentMillis;
  private double best = Double.POSITIVE_INFINITY;
  private int windowsWithoutGain;
  private int failuresInARow;

  SteadyState(WarmUp limits) {
    this.limits = limits;
  }

  /** Takes note of one call, without a latency if it failed. */
  void add(OptionalDouble latencyMillis) {
    calls++;
    failuresInARow = latencyMillis.isPresent() ? 0 : failuresInARow + 1;
    if (latencyMillis.isPresent()) {
      spentMillis += latencyMillis.getAsDouble();
      window[inWindow++] = latencyMillis.getAsDouble();
      if (inWindow == window.length) {
        endWindow();
      }
    }
  }

  private void endWindow() {
    inWindow = 0;
    Arrays.sort(window);
    double median = window[window.length / 2];
    if (median < best * (1 - WarmUp.GAIN_PERCENT / 100.0)) {
      windowsWithoutGain = 0;
    } else {
      windowsWithoutGain++;
    }
    best = Math.min(best, median);
  }

  /** Whether the warm-up is over: the process is steady, a limit is reached, or it is given up. */
  boolean over() {
    return givenUp()
        || windowsWithoutGain >= WarmUp.PATIENCE
        || calls >= limits.mostCalls()
        || spentMillis >= limits.longest().toNanos() / 1e6;
  }

  /** Whether the process has failed too often in a row to be worth measuring. */
  boolean givenUp() {
    return failuresInARow >= WarmUp.GIVE_UP;
  }
}
