package io.faasduet.bench.report.text;

import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.analysis.SurvivalFigures;
import io.faasduet.bench.option.SecondsText;
import java.util.Locale;

/** The survival of idle instances as lines of text. */
final class SurvivalRows {
  private static final String ROW = "  %-26.26s%10s%7s%9s%9s%10s%n";

  private SurvivalRows() {}

  /** A line for each idle time on each target; nothing if there are none. */
  static String render(Summary.FunctionSummary function) {
    if (function.survivals().isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder(function.name() + ", idle instances\n");
    text.append(ROW.formatted("", "idle", "warm", "survived", "share", "left out"));
    for (SurvivalFigures of : function.survivals()) {
      for (SurvivalFigures.IdleTime idle : of.idleTimes()) {
        text.append(
            ROW.formatted(
                of.target(),
                SecondsText.plain(idle.seconds()) + " s",
                idle.warm(),
                idle.survived(),
                idle.warm() == 0 ? "–" : String.format(Locale.ROOT, "%.1f%%", 100 * idle.share()),
                idle.leftOut()));
      }
    }
    for (SurvivalFigures of : function.survivals()) {
      text.append(WrappedText.of(of.target() + ": " + of.verdict()));
    }
    return text.append('\n').toString();
  }
}
