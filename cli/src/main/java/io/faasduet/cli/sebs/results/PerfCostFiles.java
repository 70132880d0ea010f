package io.faasduet.cli.sebs.results;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import io.faasduet.cli.bench.AnswerListener;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * SeBS's files of perf-cost, {@code <type>_results_<memory>.json}, written while the run goes on.
 * Used by one thread at a time.
 */
public final class PerfCostFiles implements AnswerListener, AutoCloseable {
  private final Path directory;
  private final String function;
  private final ObjectNode config;
  private final ObjectNode duet;
  private final Samples samples;
  private final Map<String, PerfCostFile> files = new LinkedHashMap<>();

  /**
   * Which samples go where.
   *
   * @param repetitions how many each file gets
   * @param memoryMb the memory sizes on this machine; none where instances are elsewhere
   */
  public record Samples(
      int repetitions,
      List<Integer> memoryMb,
      Function<Sample, String> type,
      Function<Sample, PerfCostDisposition> disposition) {
    public Samples {
      memoryMb = List.copyOf(memoryMb);
    }

    /** The memory of the instance that a target's name says, or that all have. */
    Optional<Integer> memory(String target) {
      return memoryMb.size() == 1
          ? Optional.of(memoryMb.get(0))
          : memoryMb.stream()
              .filter(size -> target.endsWith(Run.MeasuredTarget.withMemory("", size)))
              .findFirst();
    }
  }

  /**
   * Files of one function's run.
   *
   * @param function the function's name in SeBS
   * @param config the files' {@code config} object
   * @param duet Duet's own facts of the run
   */
  public PerfCostFiles(
      Path directory, String function, ObjectNode config, ObjectNode duet, Samples samples) {
    this.directory = directory;
    this.function = function;
    this.config = config;
    this.duet = duet;
    this.samples = samples;
  }

  @Override
  public void answered(Sample sample, Optional<byte[]> json, Optional<String> failure) {
    PerfCostDisposition disposition = samples.disposition().apply(sample);
    if (disposition != PerfCostDisposition.DISCARDED) {
      file(sample).add(disposition, sample, json, failure);
    }
  }

  private PerfCostFile file(Sample sample) {
    Optional<Integer> memory = samples.memory(sample.target());
    String name =
        samples.type().apply(sample) + "_results" + memory.map(size -> "_" + size).orElse("");
    return files.computeIfAbsent(
        name,
        unseen ->
            new PerfCostFile(
                name,
                new ExperimentsFile(
                    directory.resolve(name + ".json"),
                    function,
                    config.deepCopy(),
                    duet.deepCopy(),
                    memory),
                samples.repetitions()));
  }

  /** Duet's own facts of the run; what is put there before the first answer is in each file. */
  public ObjectNode duet() {
    return duet;
  }

  /**
   * A line on each file, and on each type that has none.
   *
   * @param types those that were wanted
   */
  public List<String> lines(List<String> types) {
    Stream<String> without =
        types.stream()
            .map(type -> type + "_results")
            .filter(name -> files.keySet().stream().noneMatch(file -> file.startsWith(name)))
            .map(name -> "%s: 0 of %d samples".formatted(name, samples.repetitions()));
    return Stream.concat(files.values().stream().map(PerfCostFile::line), without).toList();
  }

  /**
   * Whether each file has as many samples as were wanted.
   *
   * @param expected how many files there should be
   */
  public boolean whole(int expected) {
    return files.size() == expected && files.values().stream().allMatch(PerfCostFile::whole);
  }

  @Override
  public void close() {
    files.values().forEach(PerfCostFile::close);
  }
}
