package io.faasduet.maven;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.faasduet.files.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;

/**
 * The scripts {@value #NAME} by which SeBS's benchmarks add data to what is deployed. They are run
 * on the host as in SeBS, with a directory, whether to be verbose, and the CPU architecture; what
 * they leave in the directory becomes resources of the module.
 *
 * @param module the module's directory; where it is the one of a language, the benchmark's is above
 * @param target where the build's files go
 * @param classes where the module's classes and resources are
 * @param architecture {@code x86_64} or {@code arm64}
 * @param isVerbose what scripts are told
 * @param output takes each line that a script prints
 */
record InitScript(
    Path module,
    Path target,
    Path classes,
    String architecture,
    boolean isVerbose,
    Consumer<String> output) {
  static final String NAME = "init.sh";

  /**
   * Runs the benchmark's script and then the module's, as far as there are any. Files of an earlier
   * run are replaced.
   *
   * @throws MojoFailureException if one fails, or makes a file that the module has; the module's
   *     classes are as they were
   */
  void run() throws IOException, MojoFailureException {
    Path list = target.resolve("duet").resolve("init-files.txt");
    List<String> earlier = Files.exists(list) ? Files.readAllLines(list) : List.of();
    List<Path> scripts = scripts();
    if (scripts.isEmpty() && earlier.isEmpty()) {
      return;
    }
    Path made = target.resolve("duet").resolve("init");
    FileTree.delete(made);
    Files.createDirectories(made);
    try {
      for (Path script : scripts) {
        run(script, made);
      }
      List<String> files = filesIn(made);
      requireNew(files, earlier);
      for (String file : earlier) {
        Files.deleteIfExists(classes.resolve(file));
      }
      Files.write(list, files);
      for (String file : files) {
        Files.createDirectories(classes.resolve(file).getParent());
        Files.move(made.resolve(file), classes.resolve(file));
      }
    } finally {
      FileTree.delete(made);
    }
  }

  private List<Path> scripts() {
    return Stream.concat(SebsDirectory.above(module).stream(), Stream.of(module))
        .map(directory -> directory.resolve(NAME))
        .filter(Files::isRegularFile)
        .toList();
  }

  private void run(Path script, Path directory) throws IOException, MojoFailureException {
    Process process =
        new ProcessBuilder(
                "/bin/bash",
                script.toString(),
                directory.toString(),
                Boolean.toString(isVerbose),
                architecture.equals("x86_64") ? "x64" : architecture)
            .directory(script.getParent().toFile())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close(); // it asks nobody anything
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), UTF_8).lines().toList();
    lines.forEach(output);
    int code = exitCode(process);
    if (code != 0) {
      Optional<String> last =
          lines.stream().filter(line -> !line.isBlank()).reduce((before, line) -> line);
      throw new MojoFailureException(
          "%s has failed with exit code %d%s; nothing of it was packed"
              .formatted(script, code, last.map(line -> ": " + line.strip()).orElse("")));
    }
  }

  private static int exitCode(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + NAME + " ran", e);
    }
  }

  private void requireNew(List<String> files, List<String> earlier) throws MojoFailureException {
    for (String file : files) {
      if (Files.exists(classes.resolve(file)) && !earlier.contains(file)) {
        throw new MojoFailureException(
            "%s of %s makes %s, which the module has: remove one of the two"
                .formatted(NAME, module, file));
      }
    }
  }

  private static List<String> filesIn(Path directory) throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      return paths
          .filter(Files::isRegularFile)
          .map(file -> directory.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }
}
