package io.faasduet.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A JVM that archives are made by, and hold for.
 *
 * @param java its {@code java}
 * @param feature its feature release, such as 25
 * @param version the version of its Java runtime
 * @param vm its name and build, and the machine's architecture
 * @param vendor who built it
 */
record TrainingJvm(String java, int feature, String version, String vm, String vendor) {

  /** The one that runs Maven. */
  static TrainingJvm current() {
    return of(
        JavaProgram.java(),
        System.getProperties().stringPropertyNames().stream()
            .collect(Collectors.toMap(name -> name, System::getProperty)));
  }

  /**
   * That of a JDK, which is run once to ask what it is.
   *
   * @throws IOException if there is none
   */
  static TrainingJvm at(Path home) throws IOException {
    Path java = home.resolve("bin/java");
    if (!Files.isExecutable(java)) {
      throw new IOException("%s is no JDK: it has no bin/java".formatted(home));
    }
    try {
      Process process =
          new ProcessBuilder(java.toString(), "-XshowSettings:properties", "-version")
              .redirectErrorStream(true)
              .start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException("%s does not run: %s".formatted(java, output.strip()));
      }
      return of(java.toString(), properties(output));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a JDK was asked what it is", e);
    }
  }

  private static Map<String, String> properties(String output) {
    return output
        .lines()
        .map(line -> line.strip().split(" = ", 2))
        .filter(parts -> parts.length == 2)
        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1], (one, other) -> one));
  }

  private static TrainingJvm of(String java, Map<String, String> properties) {
    return new TrainingJvm(
        java,
        (int) Double.parseDouble(properties.getOrDefault("java.specification.version", "0")),
        properties.getOrDefault("java.runtime.version", ""),
        "%s %s for %s"
            .formatted(
                properties.get("java.vm.name"),
                properties.get("java.vm.version"),
                properties.get("os.arch")),
        properties.getOrDefault("java.vm.vendor", ""));
  }
}
