package io.faasduet.bench.imported;

import static java.util.Objects.requireNonNull;

import io.faasduet.bench.option.FieldChecks;
import io.faasduet.bench.option.PlanException;
import io.faasduet.bench.results.JsonFile;
import io.faasduet.bench.results.MachineProbe;
import io.faasduet.bench.results.PlatformName;
import io.faasduet.bench.results.ResultsException;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleBuilder;
import io.faasduet.bench.results.SampleFile;
import io.faasduet.bench.results.SampleKind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Another tool's requests as a run: each file is a load on a target that is named after the tool.
 * Their times are what that tool says they are.
 */
public final class ImportedRun {
  private final Optional<Path> beside;
  private final Optional<Run> other;
  private final String function;
  private final Optional<String> load;
  private final List<ImportedFile> files;

  private ImportedRun(
      Optional<Path> beside,
      Optional<Run> other,
      String function,
      Optional<String> load,
      List<ImportedFile> files) {
    this.beside = beside;
    this.other = other;
    this.function = function;
    this.load = load;
    this.files = files;
  }

  /**
   * Reads all that is to be imported; nothing is written.
   *
   * @param beside the directory of a run of Duet's, whose samples come first
   * @param function what results call the function; by default that of the other run if it has one
   * @param load the load that the requests are of, which may be one of the other run, whose figures
   *     are then in the same table; by default one of their own
   * @throws ResultsException if a file cannot be read or is given twice, the function is not known,
   *     or it or the load has a name that samples.csv cannot hold
   */
  public static ImportedRun read(
      List<Path> files, Optional<Path> beside, Optional<String> function, Optional<String> load) {
    requireDistinct(files);
    List<ImportedFile> read = files.stream().map(ImportedFile::read).toList();
    Optional<Run> run = beside.map(ImportedRun::run);
    String name =
        function
            .or(
                () ->
                    run.filter(it -> it.functions().size() == 1)
                        .map(it -> it.functions().get(0).name()))
            .orElseThrow(() -> new ResultsException("give --function: whose requests these are"));
    requirePlain("--function", name);
    load.ifPresent(text -> requirePlain("--load", text));
    return new ImportedRun(beside, run, name, load, read);
  }

  private static void requirePlain(String option, String name) {
    try {
      FieldChecks.plain(option, name);
    } catch (PlanException e) {
      throw new ResultsException(e.getMessage(), e);
    }
  }

  private static void requireDistinct(List<Path> files) {
    Set<Path> seen = new HashSet<>();
    for (Path file : files) {
      if (!seen.add(file.toAbsolutePath().normalize())) {
        throw new ResultsException(
            file + " is given twice, so that its requests would count twice; leave one out");
      }
    }
  }

  /**
   * Writes {@code samples.csv} and {@code run.json}.
   *
   * @throws ResultsException if the directory holds a run already, or cannot be written
   */
  public void write(Path directory, String command, Run.Version duet) {
    requireNonNull(command, "command");
    List<Run.MeasuredTarget> targets = new ArrayList<>(other.map(Run::targets).orElse(List.of()));
    List<Run.Setting> settings = new ArrayList<>(other.map(Run::settings).orElse(List.of()));
    try (SampleFile samples = SampleFile.create(directory)) {
      int sequence = 0;
      for (Sample sample : beside.map(SampleFile::read).orElse(List.of())) {
        samples.append(sample);
        sequence = Math.max(sequence, sample.sequence());
      }
      for (ImportedFile file : files) {
        String target = free(file.format().tool(), targets);
        String name = load.orElse("requests of " + target);
        targets.add(
            new Run.MeasuredTarget(
                target, PlatformName.SERVER, file.path().toString(), Optional.empty()));
        settings.add(new Run.Setting(described(name, target, settings), description(file)));
        for (ImportedRequest request : file.requests()) {
          samples.append(sample(request, file.start(), target, name, ++sequence));
        }
      }
    }
    JsonFile.write(
        directory.resolve(JsonFile.RUN),
        new Run(
            other.map(Run::date).orElseGet(() -> files.get(0).start().toString()),
            command,
            other.map(Run::seed).orElse(0L),
            duet,
            settings,
            targets,
            functions(),
            other.map(Run::machine).orElseGet(() -> new MachineProbe(Path.of("/")).describe())));
  }

  private Sample sample(
      ImportedRequest request, Instant begun, String target, String ofLoad, int sequence) {
    long nanos = Duration.between(begun, request.start()).toNanos();
    SampleBuilder sample =
        new SampleBuilder(function, target, SampleKind.LOAD, ofLoad + " on " + target, sequence)
            .sent(request.start(), nanos, nanos);
    return (request.status().equals(Sample.OK)
            ? sample.succeeded(request.millis())
            : sample.failed(request.status()))
        .build();
  }

  private List<Run.MeasuredFunction> functions() {
    List<Run.MeasuredFunction> own = other.map(Run::functions).orElse(List.of());
    return own.stream().anyMatch(it -> it.name().equals(function))
        ? own
        : Stream.concat(
                own.stream(),
                Stream.of(new Run.MeasuredFunction(function, function, "{}", Optional.empty())))
            .toList();
  }

  /** A name that no other target has. */
  private static String free(String tool, List<Run.MeasuredTarget> targets) {
    String name = tool;
    for (int number = 2; names(targets).contains(name); number++) {
      name = tool + " " + number;
    }
    return name;
  }

  private static List<String> names(List<Run.MeasuredTarget> targets) {
    return targets.stream().map(Run.MeasuredTarget::name).toList();
  }

  /** The load itself, unless that is described: then the target. */
  private static String described(String load, String target, List<Run.Setting> settings) {
    String name = Run.Setting.ofLoad(load);
    return settings.stream().anyMatch(it -> it.name().equals(name)) ? "target " + target : name;
  }

  private static String description(ImportedFile file) {
    return "%,d requests measured by %s, not by Duet; %s"
        .formatted(file.requests().size(), file.format().tool(), file.format().meaning());
  }

  private static Run run(Path directory) {
    return JsonFile.read(directory.resolve(JsonFile.RUN), Run.class);
  }
}
