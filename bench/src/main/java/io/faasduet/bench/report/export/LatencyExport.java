package io.faasduet.bench.report.export;

import io.faasduet.bench.analysis.Latencies;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleFile;
import io.faasduet.bench.results.SampleKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The latencies of a run's loads for tools that read what vHive's invoker writes. */
public final class LatencyExport {
  private static final double NANOS_PER_SECOND = 1e9;

  private LatencyExport() {}

  /**
   * Writes a file for each load of each function on each target, in directories of their names
   * below {@code vhive}; their rate is the one at which requests were due.
   *
   * @return the files; none if the run has no loads
   * @throws io.faasduet.bench.results.ResultsException if the directory holds no run, or cannot be
   *     written
   */
  public static List<Path> writeForVhive(Path directory) {
    Map<Path, List<Sample>> loads = new LinkedHashMap<>();
    for (Sample sample : SampleFile.read(directory)) {
      if (sample.experiment() == SampleKind.LOAD) {
        Path place =
            directory
                .resolve("vhive")
                .resolve(plain(sample.function()))
                .resolve(plain(sample.step()));
        loads.computeIfAbsent(place, unseen -> new ArrayList<>()).add(sample);
      }
    }
    List<Path> files = new ArrayList<>();
    loads.forEach(
        (place, due) -> {
          double[] millis = Latencies.of(due.stream().filter(Sample::ok).toList());
          files.add(VhiveLatencies.write(place, rate(due), millis));
        });
    return files;
  }

  private static double rate(List<Sample> due) {
    long first = due.stream().mapToLong(Sample::intendedNanos).min().orElse(0);
    long last = due.stream().mapToLong(Sample::intendedNanos).max().orElse(0);
    return last == first ? due.size() : (due.size() - 1) * NANOS_PER_SECOND / (last - first);
  }

  /** A name that every file system takes. */
  private static String plain(String name) {
    return name.replaceAll("[^\\w.-]+", "-");
  }
}
