package io.faasduet.bench.report;

import io.faasduet.bench.results.JsonFile;
import io.faasduet.bench.results.MachineProbe;
import io.faasduet.bench.results.PlatformName;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleBuilder;
import io.faasduet.bench.results.SampleFile;
import io.faasduet.bench.results.SampleKind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A run of functions on Lambda at several memory sizes: of each function at each size five cold
 * starts that take ten times its megabytes in milliseconds, ten warm calls of a thousandth, and a
 * load of five requests of 9 ms.
 */
public record MemorySweep(List<String> functions, List<Integer> sizes) {
  public Run run() {
    return new Run(
        "2026-11-29T12:00:00Z",
        "duet bench memory",
        1,
        new Run.Version("1", Optional.empty()),
        List.of(),
        sizes.stream()
            .map(
                size ->
                    new Run.MeasuredTarget(
                        name(size),
                        PlatformName.LAMBDA,
                        Run.MeasuredTarget.LOCAL,
                        Optional.of(size)))
            .toList(),
        functions.stream()
            .map(name -> new Run.MeasuredFunction(name, name, "{}", Optional.empty()))
            .toList(),
        new MachineProbe(Path.of("/nowhere")).describe());
  }

  public List<Sample> samples() {
    List<Sample> samples = new ArrayList<>();
    for (String function : functions) {
      for (int size : sizes) {
        add(samples, 5, function, size, SampleKind.COLD, size * 10);
        add(samples, 10, function, size, SampleKind.WARM, size / 1e3);
        add(samples, 5, function, size, SampleKind.LOAD, 9);
      }
    }
    return samples;
  }

  /** Puts it on file. */
  void write(Path directory) {
    try (SampleFile file = SampleFile.create(directory)) {
      samples().forEach(file::append);
    }
    JsonFile.write(directory.resolve(JsonFile.RUN), run());
  }

  private static void add(
      List<Sample> samples, int count, String function, int size, SampleKind kind, double millis) {
    String step = kind == SampleKind.LOAD ? "users on " + name(size) : "trial 1";
    for (int i = 0; i < count; i++) {
      int sequence = samples.size() + 1;
      long nanos = sequence * 1_000_000_000L;
      samples.add(
          new SampleBuilder(function, name(size), kind, step, sequence)
              .sent(Instant.EPOCH.plusSeconds(sequence), nanos, nanos)
              .instance(1, "i" + size, kind == SampleKind.COLD)
              .succeeded(millis)
              .build());
    }
  }

  private static String name(int size) {
    return Run.MeasuredTarget.withMemory("lambda", size);
  }
}
