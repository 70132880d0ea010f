package io.faasduet.localcloud.process;

import io.faasduet.api.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Java of this machine.
 *
 * @param home its directory, in which {@code bin/java} is
 * @param feature its feature release, such as 21
 * @param version its whole version
 */
public record JavaInstallation(Path home, int feature, String version) {
  /** The one that runs this process. */
  public static JavaInstallation current() {
    return new JavaInstallation(
        Path.of(System.getProperty("java.home")),
        Runtime.version().feature(),
        System.getProperty("java.runtime.version"));
  }

  /** Whether it is the one in a directory, whatever links lead there. */
  boolean isAt(Path other) {
    return place().equals(new JavaInstallation(other, feature, version).place());
  }

  /** Its directory, whatever links lead there. */
  Path place() {
    try {
      return home.toRealPath();
    } catch (IOException e) {
      return home;
    }
  }

  /** The program. */
  public Path java() {
    return home.resolve("bin").resolve("java");
  }

  /**
   * Those that are where Java is usually installed: {@code JAVA_HOME}, and the directories in
   * {@code /usr/lib/jvm} and, below {@code HOME}, in {@code .sdkman/candidates/java} and {@code
   * .jdks}; the latest of each feature release first.
   */
  public static List<JavaInstallation> found(Settings settings) {
    List<Path> homes = new ArrayList<>();
    settings.text("JAVA_HOME").map(Path::of).ifPresent(homes::add);
    homes.addAll(directoriesIn(Path.of("/usr/lib/jvm")));
    settings
        .text("HOME")
        .map(Path::of)
        .ifPresent(
            home -> {
              homes.addAll(directoriesIn(home.resolve(".sdkman/candidates/java")));
              homes.addAll(directoriesIn(home.resolve(".jdks")));
            });
    return in(homes);
  }

  /** Those of some directories that have one. */
  static List<JavaInstallation> in(List<Path> homes) {
    return homes.stream()
        .flatMap(home -> at(home).stream())
        .sorted(
            (one, other) ->
                Runtime.Version.parse(other.version).compareTo(Runtime.Version.parse(one.version)))
        .toList();
  }

  private static Optional<JavaInstallation> at(Path home) {
    try (Stream<String> lines = Files.lines(home.resolve("release"))) {
      return lines
          .filter(line -> line.startsWith("JAVA_VERSION="))
          .map(line -> line.substring("JAVA_VERSION=".length()).replace("\"", ""))
          .findFirst()
          .map(version -> new JavaInstallation(home, feature(version), version))
          .filter(installation -> Files.isExecutable(installation.java()));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty(); // no Java, or none that says what it is
    }
  }

  private static int feature(String version) {
    return Runtime.Version.parse(version).feature();
  }

  private static List<Path> directoriesIn(Path place) {
    try (Stream<Path> entries = Files.list(place)) {
      return entries.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
