package io.faasduet.cli.sebs;

import io.faasduet.cli.catalogue.Catalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "package",
    aliases = "build",
    description = {
      "Show what a benchmark is deployed from: its Lambda zip and its server directory.",
      "The build has made them; nothing is built here."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet sebs benchmark package 110.dynamic-html"})
final class BenchmarkPackageCommand implements Runnable {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "BENCH", description = "With its number or without.")
  String benchmark;

  @Mixin SebsOptions options = new SebsOptions();

  @Override
  public void run() {
    PrintWriter err = spec.commandLine().getErr();
    options.requireJava(options.read(spec), err);
    SebsBenchmark found = SebsBenchmark.find(Catalogue.ofThisDirectory(), benchmark);
    for (Path artefact :
        Stream.of(found.function().zip(), found.function().serverDirectory())
            .flatMap(Optional::stream)
            .toList()) {
      spec.commandLine()
          .getOut()
          .printf(Locale.ROOT, "%s  %.1f MB%n", artefact, bytes(artefact) / 1e6);
    }
  }

  private static long bytes(Path artefact) {
    try (Stream<Path> files = Files.walk(artefact)) {
      List<Path> regular = files.filter(Files::isRegularFile).toList();
      long sum = 0;
      for (Path file : regular) {
        sum += Files.size(file);
      }
      return sum;
    } catch (IOException e) {
      throw new UncheckedIOException(artefact + " cannot be read", e);
    }
  }
}
