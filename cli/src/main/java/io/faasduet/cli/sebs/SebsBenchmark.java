package io.faasduet.cli.sebs;

import io.faasduet.cli.catalogue.Catalogue;
import io.faasduet.cli.catalogue.PackagedFunction;
import io.faasduet.cli.command.UsageException;
import io.faasduet.localcloud.FunctionArtefact;
import io.faasduet.localcloud.input.BenchmarkNeeds;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A function that is a benchmark of a suite.
 *
 * @param zip its Lambda zip, where that is another than the packaged one
 */
record SebsBenchmark(PackagedFunction function, Optional<Path> zip) {

  /**
   * The benchmark of that name, with its number or without.
   *
   * @throws UsageException if there is none, or its input cannot be made
   */
  static SebsBenchmark find(Catalogue catalogue, String name) {
    PackagedFunction function = catalogue.findBenchmark(name);
    if (function.descriptor().generator().isEmpty()) {
      throw new UsageException(
          "%s is no benchmark of a suite, as nothing makes its input; use 'duet bench'"
              .formatted(function.name()));
    }
    function.artefact();
    return new SebsBenchmark(function, Optional.empty());
  }

  /** Every benchmark, by its number. */
  static List<SebsBenchmark> all(Catalogue catalogue) {
    return catalogue.functions().stream()
        .filter(function -> function.descriptor().generator().isPresent())
        .map(function -> new SebsBenchmark(function, Optional.empty()))
        .sorted(Comparator.comparing(SebsBenchmark::id))
        .toList();
  }

  /** The same in another Lambda zip, which need not be there yet. */
  SebsBenchmark packagedAs(Path other) {
    return new SebsBenchmark(function, Optional.of(other));
  }

  /** What is run or deployed of it. */
  FunctionArtefact artefact() {
    FunctionArtefact packaged = function.artefact();
    return zip.map(packaged::withLambdaZip).orElse(packaged);
  }

  /** The function's own name, such as {@code dynamic-html}. */
  String name() {
    return function.name();
  }

  /** Its name in the suite, such as {@code 110.dynamic-html}. */
  String id() {
    return function.descriptor().id().orElse(function.name());
  }

  BenchmarkNeeds needs() {
    return function.descriptor().benchmark().orElseThrow();
  }

  /** Whether it reads or writes objects or tables. */
  boolean hasStorage() {
    return needs().storesObjects() || needs().modules().contains("nosql");
  }

  /** What SeBS calls its function on a platform. */
  String deployedName(String resourceId) {
    return deployedName(resourceId, Integer.toString(Runtime.version().feature()));
  }

  /** What SeBS calls its function in a version of Java. */
  String deployedName(String resourceId, String version) {
    String arch = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x64";
    return String.format(Locale.ROOT, "sebs_%s_%s_java_%s_%s", resourceId, id(), version, arch)
        .replaceAll("[.-]", "_");
  }
}
