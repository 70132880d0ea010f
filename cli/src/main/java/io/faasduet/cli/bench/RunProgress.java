package io.faasduet.cli.bench;

import io.faasduet.bench.experiment.RunListener;
import io.faasduet.bench.results.Sample;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Shows how a run gets on: a bar on a terminal (the launcher says whether there is one), else a
 * line for each tenth that is done. A failure is said when its kind is first met; the report counts
 * them all.
 */
final class RunProgress implements RunListener, AutoCloseable {
  private static final int WIDTH = 78;

  private final PrintWriter err;
  private final Optional<ProgressBar> bar;
  private final Set<String> saidFailures = new HashSet<>();
  private final long startNanos = System.nanoTime();
  private int saidTenths;

  RunProgress(PrintWriter err) {
    this.err = err;
    this.bar = Boolean.getBoolean("duet.terminal") ? Optional.of(bar()) : Optional.empty();
  }

  @Override
  public void sampled(Sample sample, Optional<String> detail) {
    String failure = sample.function() + " on " + sample.target() + ": " + sample.status();
    if (!sample.ok() && saidFailures.add(failure)) {
      err.println(failure + detail.map(text -> " (" + text + ")").orElse(""));
    }
  }

  @Override
  public void progressed(Progress progress) {
    String left =
        progress.remaining().filter(time -> !time.isZero()).map(RunProgress::text).orElse("");
    int percent = percent(progress, Duration.ofNanos(System.nanoTime() - startNanos));
    bar.ifPresentOrElse(
        shown -> {
          shown.stepTo(percent);
          shown.setExtraMessage(left);
        },
        () -> sayTenth(percent / 10, left));
  }

  /** Of the time, as steps take from milliseconds to minutes; of the steps, while none is known. */
  static int percent(Progress progress, Duration elapsed) {
    if (progress.done() >= progress.total()) {
      return 100;
    }
    return progress
        .remaining()
        .map(left -> 100 * elapsed.toMillis() / (elapsed.plus(left).toMillis() + 1))
        .orElse(100L * progress.done() / progress.total())
        .intValue();
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
  }

  private void sayTenth(int tenths, String left) {
    if (tenths > saidTenths) {
      saidTenths = tenths;
      err.println((tenths * 10 + "% done  " + left).strip());
    }
  }

  private static ProgressBar bar() {
    return new ProgressBarBuilder()
        .setTaskName("Measuring")
        .setInitialMax(100)
        .setUnit("%", 1)
        .setStyle(ProgressBarStyle.ASCII)
        .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
        .hideEta()
        .build();
  }

  private static String text(Duration left) {
    long seconds = left.toSeconds();
    return seconds >= 90 ? (seconds + 30) / 60 + " min left" : seconds + " s left";
  }
}
