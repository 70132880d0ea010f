package io.faasduet.cli.bench;

import io.faasduet.bench.analysis.FigureLimit;
import io.faasduet.bench.analysis.Summary;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Limits on a run's figures, which make the command fail. */
public final class FailIf {
  /** The exit code of a run that was done but passed a limit. */
  public static final int LIMIT_PASSED = 3;

  @Option(
      names = "--fail-if",
      paramLabel = "LIMIT",
      converter = Limit.class,
      description =
          "Exit with code 3 if a target passes a limit: 'p95>200ms', "
              + "'failed>1%%', 'cold median>2s'. May be given several times.")
  List<FigureLimit> limits = List.of();

  /** Reads a limit. */
  static final class Limit implements ITypeConverter<FigureLimit> {
    @Override
    public FigureLimit convert(String text) {
      try {
        return FigureLimit.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /** Says which limits a run passes, and whether it passes any. */
  boolean passedBy(Summary summary, PrintWriter err) {
    boolean passed = false;
    for (FigureLimit limit : limits) {
      for (String where : limit.passedBy(summary)) {
        err.println("limit passed: " + limit.text() + ": " + where);
        passed = true;
      }
    }
    return passed;
  }
}
