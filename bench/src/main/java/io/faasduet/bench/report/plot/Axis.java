package io.faasduet.bench.report.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * An axis: where a value lies on the page, and which values are marked.
 *
 * @param place from a value to a place on the page
 * @param ticks the values that are marked
 */
public record Axis(DoubleUnaryOperator place, List<Double> ticks) {
  private static final double[] STEPS = {1, 2, 5, 10};

  /**
   * Nothing has no logarithm: what is less than a microsecond, in milliseconds, is drawn as one.
   */
  private static final double LEAST = 1e-3;

  double at(double value) {
    return place.applyAsDouble(value);
  }

  /** From nothing to a little more than {@code greatest}, with about so many marks. */
  static Axis linear(double greatest, double from, double to, int marks) {
    double most = greatest > 0 ? greatest : 1;
    double step = step(most / marks);
    List<Double> ticks = new ArrayList<>();
    for (int i = 0; i * step <= most * 1.0001; i++) {
      ticks.add(i * step);
    }
    return new Axis(value -> from + (to - from) * value / most, List.copyOf(ticks));
  }

  /** From one end to the other in equal ratios, marked at 1, 2 and 5 of each power. */
  static Axis logarithmic(double smallest, double greatest, double from, double to) {
    double least = Math.max(smallest, LEAST);
    double most = Math.max(greatest, least);
    double low = Math.log(least);
    double span = Math.max(Math.log(most) - low, 1e-9);
    boolean wide = most / least > 200;
    List<Double> ticks = new ArrayList<>();
    for (double power = Math.pow(10, Math.floor(Math.log10(least))); power <= most; power *= 10) {
      for (double step : wide ? new double[] {1} : new double[] {1, 2, 5}) {
        if (power * step >= least * 0.9999 && power * step <= most * 1.0001) {
          ticks.add(power * step);
        }
      }
    }
    return new Axis(
        value -> from + (to - from) * (Math.log(Math.max(value, LEAST)) - low) / span,
        List.copyOf(ticks));
  }

  /** The least of 1, 2 and 5 of each power that is not below. */
  static double step(double rough) {
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    for (double step : STEPS) {
      if (step * power >= rough * 0.9999) {
        return step * power;
      }
    }
    return 10 * power;
  }

  /** A mark's value without needless digits. */
  public static String label(double value) {
    String text = String.format(Locale.ROOT, "%,.3f", value);
    return text.replaceAll("\\.?0+$", "");
  }
}
