package io.faasduet.cli.catalogue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The command that builds the project around a path. */
final class BuildCommand {
  private BuildCommand() {}

  static String of(Path place) {
    Optional<Path> wrapper = nearest(place, "mvnw");
    return wrapper
        .map(project -> "cd " + project + " && ./mvnw package")
        .orElseGet(
            () ->
                nearest(place, "pom.xml")
                    .map(project -> "cd " + project + " && mvn package")
                    .orElse("mvn package"));
  }

  private static Optional<Path> nearest(Path place, String file) {
    for (Path at = place.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(file))) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }
}
