package io.faasduet.cli.sebs.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.bench.results.JsonFile;
import io.faasduet.bench.results.ResultsException;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleFile;
import io.faasduet.cli.command.UsageException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * SeBS's {@code results.json}: the invocations of {@code experiments.json} with what the platform
 * reported of each, as the samples of the same directory have it.
 */
public final class ProcessedResults {
  private static final String NAME = "results.json";

  private final Path file;
  private final ObjectNode document;
  private final int invocations;
  private final int reported;

  private ProcessedResults(Path file, ObjectNode document, int invocations, int reported) {
    this.file = file;
    this.document = document;
    this.invocations = invocations;
    this.reported = reported;
  }

  /**
   * The results of a directory.
   *
   * @throws UsageException if it holds no results, or not those of a run of Duet's
   */
  public static ProcessedResults of(Path directory) {
    ObjectNode document =
        SebsJson.read(
            directory.resolve(ExperimentsFile.NAME),
            "duet sebs benchmark invoke --output-dir " + directory);
    Map<Integer, Sample> samples = samples(directory);
    Map<String, Integer> deployed = memoryByTarget(directory);
    int invocations = 0;
    int reported = 0;
    for (JsonNode function : document.get("_invocations")) {
      for (JsonNode each : function) {
        ObjectNode invocation = (ObjectNode) each;
        Sample sample = samples.get(invocation.path("duet").path("sequence").asInt());
        invocations++;
        if (sample != null) {
          InvocationJson.report(
              invocation, sample, Optional.ofNullable(deployed.get(sample.target())));
          reported += sample.billed().isPresent() ? 1 : 0;
        }
      }
    }
    return new ProcessedResults(directory.resolve(NAME), document, invocations, reported);
  }

  private static Map<Integer, Sample> samples(Path directory) {
    try {
      List<Sample> samples = SampleFile.read(directory);
      return samples.stream().collect(Collectors.toMap(Sample::sequence, Function.identity()));
    } catch (ResultsException e) {
      throw new UsageException(e.getMessage());
    }
  }

  /** What instances have, of a function on AWS as its configuration says. */
  private static Map<String, Integer> memoryByTarget(Path directory) {
    try {
      return JsonFile.read(directory.resolve(JsonFile.RUN), Run.class).targets().stream()
          .filter(target -> target.memoryMegabytes().isPresent())
          .collect(
              Collectors.toMap(Run.MeasuredTarget::name, target -> target.memoryMegabytes().get()));
    } catch (ResultsException e) {
      throw new UsageException(e.getMessage());
    }
  }

  /** Where they go. */
  public Path file() {
    return file;
  }

  /** Writes the file. */
  public void write() {
    SebsJson.write(file, document);
  }

  /** How many invocations there are. */
  public int invocations() {
    return invocations;
  }

  /** Of how many the platform reported what it charges. */
  public int reported() {
    return reported;
  }
}
