package io.faasduet.localcloud.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A command line for {@code java}. */
public record JavaCommand(
    List<String> flags,
    List<Path> classPath,
    String mainClass,
    List<String> arguments,
    JavaInstallation java) {
  public JavaCommand {
    flags = List.copyOf(flags);
    classPath = List.copyOf(classPath);
    arguments = List.copyOf(arguments);
  }

  /** A command line for the Java that runs this process too. */
  public JavaCommand(
      List<String> flags, List<Path> classPath, String mainClass, List<String> arguments) {
    this(flags, classPath, mainClass, arguments, JavaInstallation.current());
  }

  /** The same for another Java. */
  public JavaCommand on(JavaInstallation other) {
    return new JavaCommand(flags, classPath, mainClass, arguments, other);
  }

  public JavaCommand with(String... more) {
    return with(List.of(more));
  }

  /** The same command with more flags, which win over earlier ones. */
  public JavaCommand with(List<String> more) {
    return new JavaCommand(
        Stream.concat(flags.stream(), more.stream()).toList(),
        classPath,
        mainClass,
        arguments,
        java);
  }

  /** The same command with flags that lose to those it has. */
  public JavaCommand before(List<String> defaults) {
    return new JavaCommand(
        Stream.concat(defaults.stream(), flags.stream()).toList(),
        classPath,
        mainClass,
        arguments,
        java);
  }

  public List<String> line() {
    List<String> line = new ArrayList<>();
    line.add(java.java().toString());
    line.addAll(flags);
    line.add("-cp");
    line.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    line.add(mainClass);
    line.addAll(arguments);
    return line;
  }

  /**
   * The jars of {@code directory/lib}, sorted by name: the order in which Lambda puts them on the
   * class path.
   *
   * @throws ProcessStartException if there is none
   */
  public static List<Path> jarsOf(Path directory) {
    Path lib = directory.resolve("lib");
    if (!Files.isDirectory(lib)) {
      throw new ProcessStartException(lib + " is not there; package the function first");
    }
    try (Stream<Path> files = Files.list(lib)) {
      List<Path> jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
      if (jars.isEmpty()) {
        throw new ProcessStartException(lib + " holds no jar; package the function again");
      }
      return jars;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + lib, e);
    }
  }
}
