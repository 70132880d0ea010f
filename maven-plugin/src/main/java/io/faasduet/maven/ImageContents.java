package io.faasduet.maven;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an image holds below {@code /function}, and how it is started.
 *
 * @param directories what lies there: the first directory's files, and the others by their names
 * @param others files that lie there besides, or instead of those of the same names
 * @param environment variables of its process
 * @param ports TCP ports it listens on
 * @param arguments what follows the entry point
 */
record ImageContents(
    List<Path> directories,
    Map<String, Path> others,
    Map<String, String> environment,
    List<Integer> ports,
    List<String> arguments) {
  ImageContents {
    directories = List.copyOf(directories);
    others = Map.copyOf(others);
    environment = new TreeMap<>(environment); // one order, or images would differ
    ports = List.copyOf(ports);
    arguments = List.copyOf(arguments);
  }

  /** The same with files besides. */
  ImageContents with(Map<String, Path> more) {
    return new ImageContents(directories, more, environment, ports, arguments);
  }
}
