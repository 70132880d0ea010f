package io.faasduet.bench.analysis;

import io.faasduet.bench.results.ColdStart;
import io.faasduet.bench.results.JsonFile;
import io.faasduet.bench.results.Machine;
import io.faasduet.bench.results.PlatformName;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleFile;
import io.faasduet.bench.results.SampleKind;
import io.faasduet.bench.results.Samples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A run as it might be: two functions on three targets, drawn from a seed. */
public final class ExampleRun {
  private static final int PROCESSES = 5;
  private static final int CALLS = 40;

  private final Random random = new Random(1);
  private final List<Sample> samples = new ArrayList<>();
  private int sequence;

  private ExampleRun() {}

  public static Run run() {
    return new Run(
        "2026-11-21T10:00:00Z",
        "duet compare --functions chameleon,cnn-serving --note \"<&>\"",
        42,
        new Run.Version("0.1.0", Optional.of("abc1234")),
        List.of(
            new Run.Setting("cold starts", "5"),
            new Run.Setting("warm calls", "200"),
            new Run.Setting("load published", "closed loop, 4 batches of 9 at once")),
        List.of(
            new Run.MeasuredTarget("lambda", PlatformName.LAMBDA, "local", Optional.of(1769)),
            new Run.MeasuredTarget("http", PlatformName.SERVER, "local", Optional.of(1769)),
            new Run.MeasuredTarget("grpc", PlatformName.SERVER, "local", Optional.of(1769))),
        List.of(
            new Run.MeasuredFunction(
                "chameleon",
                "chameleon",
                "{\"num_of_rows\":10}",
                Optional.empty(),
                List.of(
                    new Run.Startup("lambda", "none", "", 0, "it is of another JDK"),
                    new Run.Startup("http", "AppCDS of <lib>", "17.0.1+1", 14_600_000, ""),
                    new Run.Startup("grpc", "AppCDS of <lib>", "17.0.1+1", 14_600_000, ""))),
            new Run.MeasuredFunction(
                "cnn-serving",
                "cnn-serving",
                "{}",
                Optional.of(new Run.Model("squeezenet", "synthetic")))),
        new Machine(
            "Example <CPU> & Co",
            2,
            16L << 30,
            "Linux 6.1",
            "Example Linux 12",
            "Example 17.0.1",
            Optional.of("1.50"),
            Optional.empty()));
  }

  /** The same of other functions on other targets. */
  public static Run run(List<Run.MeasuredTarget> targets, List<Run.MeasuredFunction> functions) {
    Run example = run();
    return new Run(
        example.date(),
        example.command(),
        example.seed(),
        example.duet(),
        example.settings(),
        targets,
        functions,
        example.machine());
  }

  public static List<Sample> samples() {
    ExampleRun example = new ExampleRun();
    for (int process = 1; process <= PROCESSES; process++) {
      example.cold("chameleon", "lambda", process, 55, 250, 12, 30);
      example.cold("chameleon", "http", process, 50, 210, 11, 28);
      example.cold("chameleon", "grpc", process, 50, 212, 11, 60);
      example.cold("cnn-serving", "lambda", process, 55, 260, 900, 110);
      example.cold("cnn-serving", "http", process, 50, 230, 700, 90);
      example.cold("cnn-serving", "grpc", process, 50, 230, 705, 95);
      example.warm("chameleon", process, 1.6, 0.52, 0.5);
      example.warm("cnn-serving", process, 28, 25, 21);
    }
    example.batches("lambda", 9);
    example.batches("http", 1);
    example.samples.add(
        Samples.failed("chameleon", "lambda", SampleKind.WARM, ++example.sequence, "http-503"));
    return example.samples;
  }

  public static void write(Path directory) {
    JsonFile.write(directory.resolve(JsonFile.RUN), run());
    try (SampleFile file = SampleFile.create(directory)) {
      samples().forEach(file::append);
    }
  }

  private void cold(
      String function,
      String target,
      int process,
      double start,
      double vm,
      double init,
      double first) {
    samples.add(
        Samples.cold(
            function,
            target,
            process,
            ++sequence,
            new ColdStart(noisy(start), noisy(vm), noisy(init), noisy(first))));
  }

  /** In blocks of ten that take turns, after a warm-up which is not in these samples. */
  private void warm(String function, int process, double lambda, double http, double grpc) {
    sequence += 300;
    double[] levels = {unlike(lambda), unlike(http), unlike(grpc)};
    for (int call = 0; call < CALLS; call += 10) {
      block(function, "lambda", process, levels[0]);
      block(function, "http", process, levels[1]);
      block(function, "grpc", process, levels[2]);
    }
  }

  /** Four batches of nine, over so many processes. */
  private void batches(String target, int processes) {
    for (int batch = 1; batch <= 4; batch++) {
      for (int i = 0; i < 9; i++) {
        double millis = noisy(40.0 * (1 + i / processes));
        samples.add(
            Samples.loaded(
                "chameleon",
                target,
                "published",
                batch,
                10 + i % processes,
                ++sequence,
                100_000 + 1000.0 * batch,
                millis));
      }
    }
  }

  private void block(String function, String target, int process, double level) {
    for (int call = 0; call < 10; call++) {
      double slow = random.nextInt(30) == 0 ? 1 + 3 * random.nextDouble() : 1;
      double millis = level * Math.exp(0.08 * random.nextGaussian()) * slow;
      samples.add(Samples.warm(function, target, process, ++sequence, millis));
    }
  }

  private double unlike(double median) {
    return median * Math.exp(0.02 * random.nextGaussian());
  }

  private double noisy(double millis) {
    return Math.round(millis * Math.exp(0.06 * random.nextGaussian()) * 1e6) / 1e6;
  }
}
