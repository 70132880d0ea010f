package io.faasduet.cli.sebs.results;

import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleKind;
import io.faasduet.cli.bench.AnswerListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * SeBS's tables of its experiment time of 2020, of the invocations that were answered: {@code
 * time_cold.csv} and {@code time_warm.csv}. Times are in microseconds, those since 1970 too, but
 * for {@code Wallclock}, which is in seconds as in SeBS; what the process used of the processor is
 * not known by invocation, so that the last two columns are empty. Used by one thread at a time.
 */
public final class EarlyTimes implements AnswerListener {
  private final AnswerListener next;
  private final List<Sample> cold = new ArrayList<>();
  private final List<Sample> warm = new ArrayList<>();

  /** Tables of what another listener is told of too. */
  public EarlyTimes(AnswerListener next) {
    this.next = next;
  }

  @Override
  public void answered(Sample sample, Optional<byte[]> json, Optional<String> failure) {
    next.answered(sample, json, failure);
    if (sample.ok() && sample.experiment() == SampleKind.COLD) {
      cold.add(sample);
    } else if (sample.ok() && sample.experiment() == SampleKind.WARM) {
      warm.add(sample);
    }
  }

  /** Writes the tables that have lines. */
  public void write(EarlyDirectory files) {
    write(files, "time_cold", "Wallclock", cold, EarlyTimes::seconds);
    write(files, "time_warm", "Duration", warm, Long::toString);
  }

  private static void write(
      EarlyDirectory files,
      String name,
      String column,
      List<Sample> samples,
      LongFunction<String> time) {
    if (!samples.isEmpty()) {
      List<String> lines = new ArrayList<>(List.of("Begin,End," + column + ",User,Sys"));
      for (Sample sample : samples) {
        long begin = EarlyDirectory.micros(sample.start());
        long micros = Math.round(sample.latencyMillis().getAsDouble() * 1e3);
        lines.add(begin + "," + (begin + micros) + "," + time.apply(micros) + ",,");
      }
      files.table(name, "time", lines, samples);
    }
  }

  private static String seconds(long micros) {
    return String.format(Locale.ROOT, "%.6f", micros / 1e6);
  }
}
