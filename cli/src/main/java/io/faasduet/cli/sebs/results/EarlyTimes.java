package io.faasduet.cli.sebs.results;

import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleKind;
import io.faasduet.cli.bench.AnswerListener;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * SeBS's tables of its experiment time of 2020, of the invocations that were answered: {@code
 * time_cold.csv} and {@code time_warm.csv}. Times are in microseconds, those since 1970 too; what
 * the process used of the processor is not known by invocation, so that the last two columns are
 * empty. Used by one thread at a time.
 */
public final class EarlyTimes implements AnswerListener {
  private final AnswerListener next;
  private final List<String> cold = new ArrayList<>(List.of("Begin,End,Wallclock,User,Sys"));
  private final List<String> warm = new ArrayList<>(List.of("Begin,End,Duration,User,Sys"));

  /** Tables of what another listener is told of too. */
  public EarlyTimes(AnswerListener next) {
    this.next = next;
  }

  @Override
  public void answered(Sample sample, Optional<byte[]> json, Optional<String> failure) {
    next.answered(sample, json, failure);
    if (sample.ok() && sample.experiment() == SampleKind.COLD) {
      cold.add(line(sample));
    } else if (sample.ok() && sample.experiment() == SampleKind.WARM) {
      warm.add(line(sample));
    }
  }

  private static String line(Sample sample) {
    long begin = Duration.between(Instant.EPOCH, sample.start()).toNanos() / 1000;
    long micros = Math.round(sample.latencyMillis().getAsDouble() * 1e3);
    return begin + "," + (begin + micros) + "," + micros + ",,";
  }

  /** Writes those that have lines. */
  public void write(Path directory) {
    write(directory, "time_cold", cold);
    write(directory, "time_warm", warm);
  }

  private static void write(Path directory, String name, List<String> lines) {
    if (lines.size() > 1) {
      CsvText.write(
          EarlyDirectory.instance(directory, name).resolve("results").resolve(name + ".csv"),
          lines);
    }
  }
}
