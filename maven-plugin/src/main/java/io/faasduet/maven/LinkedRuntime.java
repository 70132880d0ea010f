package io.faasduet.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Java runtime with the modules that some jars need and no others, linked from a JDK.
 *
 * @param jdk the JDK's directory
 * @param jvm its JVM
 */
record LinkedRuntime(Path jdk, TrainingJvm jvm) {
  /** Found by name at run time, where jdeps does not see it: elliptic curves of TLS. */
  private static final String BY_NAME = ",jdk.crypto.ec";

  /**
   * Links it.
   *
   * @param directory must not be there
   * @throws IOException if the JDK has no jdeps or jlink, or one of them fails
   */
  void link(List<Path> jars, Path directory) throws IOException {
    JavaProgram.output(
        "jlink",
        List.of(
            tool("jlink"),
            "--add-modules",
            modules(jars) + BY_NAME,
            "--output",
            directory.toString(),
            "--strip-java-debug-attributes",
            "--no-header-files",
            "--no-man-pages"));
    if (TrainedArchive.bestOf(jvm) == TrainedArchive.CDS) {
      // a function's archive lies on top of one of the JDK's own, which has objects by G1 only
      String java = directory.resolve("bin").resolve("java").toString();
      JavaProgram.output(java, List.of(java, "-XX:+UseG1GC", "-Xshare:dump"));
    }
  }

  private String modules(List<Path> jars) throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(tool("jdeps"), "--multi-release", String.valueOf(jvm.feature())));
    command.addAll(List.of("--ignore-missing-deps", "--print-module-deps"));
    command.addAll(List.of("--class-path", JavaProgram.joined(jars)));
    jars.forEach(jar -> command.add(jar.toString()));
    return JavaProgram.output("jdeps", command)
        .lines()
        .filter(line -> line.matches("[\\w.]+(,[\\w.]+)*"))
        .reduce((earlier, last) -> last)
        .orElseThrow(() -> new IOException("jdeps named no modules of " + jars));
  }

  private String tool(String name) throws IOException {
    Path tool = jdk.resolve("bin").resolve(name);
    if (!Files.isExecutable(tool)) {
      throw new IOException("%s has no bin/%s; name a whole JDK".formatted(jdk, name));
    }
    return tool.toString();
  }
}
