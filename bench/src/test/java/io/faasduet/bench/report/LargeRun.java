package io.faasduet.bench.report;

import io.faasduet.bench.analysis.ExampleRun;
import io.faasduet.bench.results.ColdStart;
import io.faasduet.bench.results.JsonFile;
import io.faasduet.bench.results.Phase;
import io.faasduet.bench.results.PlatformName;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleFile;
import io.faasduet.bench.results.SampleKind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Writes a run of many samples, drawn from a seed, whose report can then be timed; a benchmark, no
 * test. docs/benchmarks.md has the command.
 */
final class LargeRun {
  private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
  private static final int INSTANCES = 10;
  private static final long DUE_EVERY_NANOS = 909_091;

  private final Random random = new Random(1);
  private final SampleFile file;
  private int sequence;

  private LargeRun(SampleFile file) {
    this.file = file;
  }

  public static void main(String[] arguments) {
    if (arguments.length != 5) {
      throw new IllegalArgumentException(
          "usage: LargeRun DIRECTORY SAMPLES FUNCTIONS TARGETS WARM_SHARE");
    }
    Path directory = Path.of(arguments[0]);
    int samples = Integer.parseInt(arguments[1]);
    List<String> functions = names("function", Integer.parseInt(arguments[2]));
    List<String> targets = names("target", Integer.parseInt(arguments[3]));
    int each = samples / (functions.size() * targets.size());
    int warm = (int) (each * Double.parseDouble(arguments[4]));
    try (SampleFile file = SampleFile.create(directory)) {
      LargeRun run = new LargeRun(file);
      for (String function : functions) {
        if (warm > 0) {
          run.trials(function, targets, warm);
        }
        for (String target : targets) {
          run.load(function, target, warm > 0 ? INSTANCES : 1, each - warm);
        }
      }
    }
    JsonFile.write(directory.resolve(JsonFile.RUN), description(functions, targets));
  }

  private static List<String> names(String kind, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> kind + "-" + i).toList();
  }

  private static Run description(List<String> functions, List<String> targets) {
    return ExampleRun.run(
        targets.stream()
            .map(
                name ->
                    new Run.MeasuredTarget(
                        name, PlatformName.SERVER, Run.MeasuredTarget.LOCAL, Optional.of(1769)))
            .toList(),
        functions.stream()
            .map(name -> new Run.MeasuredFunction(name, name, "{}", Optional.empty()))
            .toList());
  }

  /** Each target's cold start, then its warm calls in blocks of ten that take turns. */
  private void trials(String function, List<String> targets, int warm) {
    for (int instance = 1; instance <= INSTANCES; instance++) {
      for (String target : targets) {
        write(function, target, SampleKind.COLD, "trial " + instance, instance, 0, 400);
      }
      for (int block = 0; block < warm / INSTANCES / 10; block++) {
        for (int i = 0; i < targets.size(); i++) {
          for (int call = 0; call < 10; call++) {
            write(
                function,
                targets.get(i),
                SampleKind.WARM,
                "trial " + instance,
                instance,
                0,
                1 + 0.02 * i);
          }
        }
      }
    }
  }

  private void load(String function, String target, int instances, int requests) {
    for (int i = 0; i < requests; i++) {
      write(
          function,
          target,
          SampleKind.LOAD,
          "constant on " + target,
          INSTANCES + 1 + random.nextInt(instances),
          (i + 1) * DUE_EVERY_NANOS,
          0.6);
    }
  }

  private void write(
      String function,
      String target,
      SampleKind experiment,
      String step,
      int instance,
      long dueNanos,
      double level) {
    double millis = Math.round(level * Math.exp(0.3 * random.nextGaussian()) * 1e6) / 1e6;
    boolean ok = experiment == SampleKind.COLD || random.nextInt(200) != 0;
    boolean cold = experiment == SampleKind.COLD;
    long due = dueNanos > 0 ? dueNanos : (sequence + 1) * DUE_EVERY_NANOS;
    long sent = experiment == SampleKind.LOAD ? due + random.nextInt(900_000) : due;
    sequence++;
    file.append(
        new Sample(
            function,
            target,
            experiment,
            step,
            0,
            ok ? instance : 0,
            sequence,
            START.plusNanos(sent),
            due,
            sent,
            ok ? OptionalDouble.of(millis) : OptionalDouble.empty(),
            ok ? Sample.OK : "http-503",
            cold,
            ok ? function + "-" + target + "-" + instance : "",
            ok
                ? Map.of(Phase.DECODE, 0.021, Phase.RENDER, millis / 2, Phase.TOTAL, millis * 0.8)
                : Map.of(),
            cold
                ? Optional.of(new ColdStart(millis / 4, millis / 4, millis / 4, millis / 4))
                : Optional.empty(),
            experiment == SampleKind.LOAD ? OptionalLong.empty() : OptionalLong.of(100L << 20),
            Optional.empty()));
  }
}
