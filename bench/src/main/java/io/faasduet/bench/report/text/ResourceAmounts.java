package io.faasduet.bench.report.text;

import io.faasduet.bench.analysis.ResourceFigures;
import io.faasduet.bench.results.ResourceColumn;
import java.util.Locale;
import java.util.Optional;

/** Figures of resources as texts; a dash where one is not known. */
public final class ResourceAmounts {
  private static final String NOTHING = "–";

  private ResourceAmounts() {}

  /** MiB, with a decimal. */
  public static String megabytes(Optional<Double> bytes) {
    return bytes.map(value -> text(value / (1 << 20))).orElse(NOTHING);
  }

  /** What a call added to a column of bytes, in KiB. */
  public static String kilobytes(ResourceFigures figures, ResourceColumn column) {
    return a(figures, column, 1024);
  }

  /** What a call added to a column, in units of so many. */
  public static String a(ResourceFigures figures, ResourceColumn column, double unit) {
    return of(figures, column).map(value -> text(value / unit)).orElse(NOTHING);
  }

  /** The processor time of a call, in milliseconds. */
  public static String cpuMillis(ResourceFigures figures) {
    Optional<Double> user = of(figures, ResourceColumn.CPU_USER_MS);
    return user.map(value -> text(value + of(figures, ResourceColumn.CPU_SYSTEM_MS).orElse(0.0)))
        .orElse(NOTHING);
  }

  /** How often something happened for so many of another thing. */
  public static String rate(
      ResourceFigures figures, ResourceColumn what, ResourceColumn of, double each) {
    Optional<Double> base = of(figures, of).filter(value -> value > 0);
    return base.flatMap(all -> of(figures, what).map(part -> text(each * part / all)))
        .orElse(NOTHING);
  }

  private static Optional<Double> of(ResourceFigures figures, ResourceColumn column) {
    return Optional.ofNullable(figures.perCall().get(column.label()));
  }

  /** Three digits or more. */
  private static String text(double value) {
    double size = Math.abs(value);
    int decimals = size >= 100 ? 0 : size >= 10 ? 1 : 2;
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }
}
