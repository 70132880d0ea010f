package io.faasduet.cli.sebs.background;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Commands of Duet's own in their own JVM, of the class path of this one. */
public final class DuetCommand {
  private static final List<String> PASSED_ON =
      List.of("duet.home", "duet.arch", "duet.commit", "duet.command");

  private DuetCommand() {}

  /**
   * A process that is not started yet.
   *
   * @param place its directory for temporary files
   */
  public static ProcessBuilder builder(Path place, String... arguments) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-XX:+UseSerialGC", "-Xshare:auto"));
    line.add("-Djava.io.tmpdir=" + place);
    PASSED_ON.stream()
        .filter(name -> System.getProperty(name) != null)
        .forEach(name -> line.add("-D" + name + "=" + System.getProperty(name)));
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.faasduet.cli.Duet"));
    line.addAll(Stream.of(arguments).toList());
    return new ProcessBuilder(line);
  }
}
