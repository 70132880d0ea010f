package io.faasduet.cli.sebs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.cli.catalogue.Catalogue;
import io.faasduet.cli.sebs.background.StateFile;
import io.faasduet.cli.sebs.local.RunningBenchmark;
import io.faasduet.cli.sebs.results.EarlyDirectory;
import io.faasduet.files.AtomicFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Processes of a benchmark's function that {@code run_experiments} leaves running. A run ends those
 * that it measures, so that these are started anew; they have no limits of memory.
 */
final class KeptProcesses {
  private static final String NAME = "containers.json";

  private final CommandSpec spec;
  private final Path out;
  private final String benchmark;
  private final String size;

  KeptProcesses(CommandSpec spec, Path out, String benchmark, String size) {
    this.spec = spec;
    this.out = out;
    this.benchmark = benchmark;
    this.size = size;
  }

  /**
   * Refuses a directory of an earlier run whose processes run.
   *
   * @throws io.faasduet.cli.command.UsageException if it is such a directory
   */
  void requireFree() {
    StateFile state = new StateFile(out.resolve(NAME));
    if (Files.exists(state.path())) {
      state.requireFree();
    }
  }

  /**
   * Starts them, and says how each experiment is carried out again.
   *
   * @param experiments the experiments' directories
   */
  void start(List<Path> experiments, String experiment, int repetitions) {
    SebsBenchmark found = SebsBenchmark.find(Catalogue.ofThisDirectory(), benchmark);
    boolean several = experiment.equals("memory") || experiment.equals("all");
    StateFile state = new StateFile(out.resolve(NAME));
    RunningBenchmark running =
        RunningBenchmark.start(
            found.function(),
            found.id(),
            size,
            several ? LocalExperiments.SEVERAL : 1,
            Optional.empty(),
            state);
    PrintWriter print = spec.commandLine().getOut();
    print.println("Left running, started anew after the run:");
    running
        .processes()
        .forEach(process -> print.println("  " + process.line() + ", in " + process.directory()));
    String address = running.servers().get(0).address().orElseThrow();
    for (Path directory : experiments) {
      String name = directory.getFileName().toString();
      Path plan =
          EarlyDirectory.instance(directory.toAbsolutePath().getParent(), name)
              .resolve(name + ".json");
      write(plan, plan(found, name, address, running, repetitions));
      print.println("To run " + name + " again: duet bench run " + plan + " --out DIR");
    }
    print.println("To end them: duet sebs local stop " + state.path() + ", or duet sebs clean");
    print.flush();
  }

  /** A plan of Duet's: calls to the process that runs. */
  private static ObjectNode plan(
      SebsBenchmark benchmark,
      String name,
      String address,
      RunningBenchmark running,
      int repetitions) {
    ObjectNode plan = JsonNodeFactory.instance.objectNode();
    plan.put("name", name + " of " + benchmark.id());
    ObjectNode function = plan.putArray("functions").addObject();
    function.put("function", benchmark.name());
    function.set("request", running.payload());
    plan.putArray("targets").add(address);
    plan.put("timeout_seconds", benchmark.needs().timeout().toSeconds());
    plan.putObject("repetitions").put("calls", repetitions);
    return plan;
  }

  private static void write(Path file, ObjectNode json) {
    try {
      Files.createDirectories(file.getParent());
      AtomicFile.write(
          file, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(json));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
    }
  }
}
