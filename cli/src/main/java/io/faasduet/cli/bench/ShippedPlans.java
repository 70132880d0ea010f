package io.faasduet.cli.bench;

import io.faasduet.bench.plan.Plan;
import io.faasduet.bench.plan.PlanFile;
import io.faasduet.cli.command.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The plans in {@code bench/plans} of this checkout. */
final class ShippedPlans {
  private static final String YAML = ".yaml";

  private ShippedPlans() {}

  /** Their names, in order. */
  static List<String> names() {
    try (Stream<Path> files = Files.list(directory())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(YAML))
          .map(name -> name.substring(0, name.length() - YAML.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(directory() + " cannot be read", e);
    }
  }

  /**
   * A file, or a shipped plan by its name.
   *
   * @throws UsageException if there is none, or it is no plan
   */
  static Plan read(String name) {
    Path shipped = directory().resolve(name + YAML);
    boolean isName = name.matches("[\\w-]+") && !Files.exists(Path.of(name));
    if (isName && !Files.exists(shipped)) {
      throw new UsageException(
          "there is no plan '%s'; there are %s, or name a file"
              .formatted(name, String.join(", ", names())));
    }
    return PlanOptions.parse(() -> PlanFile.read(isName ? shipped : Path.of(name)));
  }

  private static Path directory() {
    return Path.of(System.getProperty("duet.home", ".")).resolve("bench/plans");
  }
}
