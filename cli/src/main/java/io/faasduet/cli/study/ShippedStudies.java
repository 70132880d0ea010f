package io.faasduet.cli.study;

import io.faasduet.bench.option.PlanException;
import io.faasduet.bench.plan.Plan;
import io.faasduet.bench.plan.PlanChanges;
import io.faasduet.bench.plan.PlanFile;
import io.faasduet.cli.command.NearestNames;
import io.faasduet.cli.command.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The plans of the published studies: {@code NAME.yaml} of a size for one machine, {@code
 * full/NAME.yaml} of the published size.
 */
final class ShippedStudies {
  private static final String YAML = ".yaml";

  private final Path directory;

  ShippedStudies(Path directory) {
    this.directory = directory;
  }

  /** Those of this checkout. */
  static ShippedStudies ofThisCheckout() {
    return new ShippedStudies(
        Path.of(System.getProperty("duet.home", ".")).resolve("bench/plans/studies"));
  }

  /** Their names, in order. */
  List<String> names() {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(YAML))
          .map(name -> name.substring(0, name.length() - YAML.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(directory + " cannot be read", e);
    }
  }

  /**
   * The plan of a study.
   *
   * @param full whether of the published size
   * @throws UsageException if there is no such study, it has no plan of that size, or the changes
   *     are none of its fields
   */
  Plan plan(String name, boolean full, PlanChanges changes) {
    List<String> names = names();
    if (!names.contains(name)) {
      throw new UsageException("there is no study '" + name + "'; " + hint(name, names));
    }
    Path file = directory.resolve(full ? "full/" + name + YAML : name + YAML);
    if (!Files.exists(file)) {
      throw new UsageException(
          "the study '" + name + "' has no plan of the published size; leave out --full");
    }
    try {
      return PlanFile.read(file, changes);
    } catch (PlanException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private static String hint(String name, List<String> names) {
    List<String> nearest = NearestNames.to(name, names);
    return nearest.isEmpty()
        ? "there are " + String.join(", ", names)
        : "did you mean " + String.join(" or ", nearest) + "?";
  }
}
