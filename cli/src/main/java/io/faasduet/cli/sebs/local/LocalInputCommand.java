package io.faasduet.cli.sebs.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.bench.platform.ResolvedFunction;
import io.faasduet.cli.catalogue.Catalogue;
import io.faasduet.cli.catalogue.PackagedFunction;
import io.faasduet.cli.function.BenchmarkInputs;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The process that holds a benchmark's input: its store, and servers that it needs. */
@Command(
    name = "input",
    hidden = true,
    description = "Make a benchmark's input and keep it until this is ended.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet sebs local input 110.dynamic-html test"})
final class LocalInputCommand implements Runnable {
  @Spec CommandSpec spec;

  @Parameters(index = "0", paramLabel = "BENCH", description = "With its number or without.")
  String benchmark;

  @Parameters(index = "1", paramLabel = "SIZE", description = "test, small or large.")
  String size;

  @Override
  public void run() {
    BenchmarkInputs inputs = new BenchmarkInputs();
    Runtime.getRuntime().addShutdownHook(new Thread(inputs::close, "close-input"));
    PackagedFunction function = Catalogue.ofThisDirectory().findBenchmark(benchmark);
    ResolvedFunction made =
        inputs.resolved(
            function,
            function.serverArtefact(),
            Optional.empty(),
            Optional.of(size),
            function.descriptor().benchmark().orElseThrow().timeout(),
            Map.of());
    ReadyLine.print(spec, json(made));
    try {
      new CountDownLatch(1).await(); // a signal ends this JVM
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String json(ResolvedFunction made) {
    ObjectMapper mapper = new ObjectMapper();
    try {
      ObjectNode line = mapper.createObjectNode();
      line.set("payload", mapper.readTree(made.request()));
      ObjectNode settings = line.putObject("settings");
      made.settings().forEach(settings::put);
      return mapper.writeValueAsString(line);
    } catch (IOException e) {
      throw new IllegalStateException("a request is JSON", e);
    }
  }
}
