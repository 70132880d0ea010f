package io.faasduet.cli.sebs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.bench.experiment.ResourceUse;
import io.faasduet.bench.resources.CounterSet;
import io.faasduet.bench.results.ResourceFile;
import io.faasduet.bench.results.ResourceSample;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleFile;
import io.faasduet.bench.results.SampleKind;
import io.faasduet.cli.command.ShutdownDelay;
import io.faasduet.cli.sebs.results.EarlyDirectory;
import io.faasduet.cli.sebs.results.FailureLog;
import io.faasduet.cli.sebs.results.PapiSet;
import io.faasduet.cli.sebs.results.ResourceTable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** SeBS's local experiments of 2020 that sample resources: a run of Duet's each, or several. */
final class LocalExperiments {
  /** As often as may be; SeBS samples without a pause. */
  private static final int INTERVAL_MS = 10;

  /** How many processes there are at once, where there are several. */
  static final int SEVERAL = 5;

  private final CommandSpec spec;
  private final BenchmarkRun runs;
  private final String benchmark;
  private final String size;
  private final int repetitions;
  private final List<Path> carriedOut = new ArrayList<>();

  /**
   * Experiments with one benchmark.
   *
   * @param repetitions how many calls each instance answers, after its first
   */
  LocalExperiments(
      CommandSpec spec, BenchmarkRun runs, String benchmark, String size, int repetitions) {
    this.spec = spec;
    this.runs = runs;
    this.benchmark = benchmark;
    this.size = size;
    this.repetitions = repetitions;
  }

  /** A run whose samples make a table for each number of instances. */
  private record Sampled(
      BenchmarkRun.Checked run,
      String type,
      Map<Integer, String> names,
      Function<List<ResourceSample>, List<String>> table) {
    String name(Sample sample) {
      return names.getOrDefault(instances(sample.step()), names.values().iterator().next());
    }
  }

  /**
   * Carries an experiment out.
   *
   * @param experiment {@code memory}, {@code disk-io}, {@code papi}, {@code time} or {@code all}
   * @return the exit code
   * @throws io.faasduet.cli.command.UsageException if something is wrong that is found before
   *     anything is written
   */
  int run(String experiment, Path out) {
    if (experiment.equals("time")) {
      return time(out);
    }
    boolean all = experiment.equals("all");
    List<Sampled> sampled = new ArrayList<>();
    if (all || experiment.equals("memory")) {
      Map<Integer, String> names = new TreeMap<>(Map.of(1, "mem-single", SEVERAL, "mem-multiple"));
      Path place = all ? out.resolve("memory") : out;
      sampled.add(
          new Sampled(
              checked(names, CounterSet.NONE, place),
              "memory",
              names,
              ResourceTable.memory()::lines));
    }
    if (all || experiment.equals("disk-io")) {
      Map<Integer, String> names = Map.of(1, "disk-io");
      Path place = all ? out.resolve("disk-io") : out;
      sampled.add(
          new Sampled(
              checked(names, CounterSet.NONE, place),
              "disk-io",
              names,
              ResourceTable.diskIo()::lines));
    }
    if (all || experiment.equals("papi")) {
      sampled.addAll(counters(all ? out.resolve("papi") : out));
    }
    return ShutdownDelay.until(
        () -> {
          int code = all ? time(out.resolve("time")) : CommandLine.ExitCode.OK;
          for (Sampled run : sampled) {
            int next = ShutdownDelay.isEnding() ? CommandLine.ExitCode.SOFTWARE : measured(run);
            code = Math.max(code, next);
          }
          return code;
        });
  }

  private int time(Path place) {
    int code = new BenchmarkInvocations(runs).time(benchmark, size, repetitions, place);
    carriedOut.add(place.resolve("time"));
    return code;
  }

  /** The directories of the experiments that were carried out, named after them. */
  List<Path> carriedOut() {
    return List.copyOf(carriedOut);
  }

  private List<Sampled> counters(Path place) {
    List<PapiSet> counted = PapiSet.counted();
    if (counted.isEmpty()) {
      PrintWriter err = spec.commandLine().getErr();
      err.println(
          "duet: warning: papi: no hardware counter can be read here, so these are software counters; 'perf stat true' says why");
      err.flush();
      return List.of(counters(PapiSet.SOFTWARE, place));
    }
    return counted.stream().map(set -> counters(set, place.resolve(set.name()))).toList();
  }

  private Sampled counters(PapiSet set, Path place) {
    Map<Integer, String> names = Map.of(1, set.name());
    return new Sampled(checked(names, set.counters(), place), "papi", names, set::lines);
  }

  private BenchmarkRun.Checked checked(
      Map<Integer, String> names, CounterSet counters, Path place) {
    return runs.checked(
        benchmark,
        size,
        () ->
            List.of(
                new ResourceUse(
                    repetitions, List.copyOf(names.keySet()), INTERVAL_MS, 0, counters.label())),
        List.of(),
        place,
        names.values().iterator().next());
  }

  private int measured(Sampled sampled) {
    FailureLog failures = new FailureLog(sampled::name);
    ObjectNode facts = JsonNodeFactory.instance.objectNode();
    int code = runs.measure(sampled.run(), failures, facts);
    Path place = sampled.run().directory().path();
    sampled.names().values().forEach(name -> carriedOut.add(place.resolve(name)));
    PrintWriter out = spec.commandLine().getOut();
    Map<Integer, List<ResourceSample>> byInstances = new LinkedHashMap<>();
    for (ResourceSample sample : ResourceFile.read(place)) {
      byInstances
          .computeIfAbsent(instances(sample.step()), unseen -> new ArrayList<>())
          .add(sample);
    }
    List<Sample> calls = byInstances.isEmpty() ? List.of() : SampleFile.read(place);
    EarlyDirectory files =
        new EarlyDirectory(
            place,
            new EarlyDirectory.Measured(sampled.run().benchmark().id(), size, repetitions, facts));
    byInstances.forEach(
        (instances, samples) ->
            out.println(
                "SeBS's table is "
                    + files.table(
                        sampled.names().get(instances),
                        sampled.type(),
                        sampled.table().apply(samples),
                        calls.stream().filter(call -> isOf(call, instances)).toList())));
    if (!byInstances.isEmpty()) {
      files.close();
    }
    out.flush();
    return failures.report(place, spec.commandLine().getErr())
        ? CommandLine.ExitCode.SOFTWARE
        : code;
  }

  /** Whether a call was measured, with so many instances. */
  private static boolean isOf(Sample call, int instances) {
    return call.ok()
        && call.experiment() == SampleKind.RESOURCES
        && instances(call.step()) == instances;
  }

  /** How many instances a step has, by its name in results. */
  private static int instances(String step) {
    return Integer.parseInt(step.replaceFirst("resources of (\\d+) on .*", "$1"));
  }
}
