package io.faasduet.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The entry points of a function, found by their names: beside the function's class {@code X} lie
 * {@code XServer}, {@code XHandler}, {@code XApi}, {@code XSqs} and {@code XS3}.
 *
 * @param function the function's class
 * @param server the class with the server's {@code main}, if there is one
 * @param handlers Lambda handler classes by trigger
 */
record FunctionClasses(String function, Optional<String> server, Map<String, String> handlers) {
  private static final Map<String, String> SUFFIXES = suffixes();

  FunctionClasses {
    handlers = new LinkedHashMap<>(handlers);
  }

  /**
   * Finds those of each function among the classes that were compiled, in the order of their names.
   *
   * @param named the function's class where it is configured
   * @throws FunctionNotFoundException if there is no function, or not the one that is named
   */
  static List<FunctionClasses> in(Path directory, Optional<String> named) throws IOException {
    List<String> functions = named.map(List::of).orElse(candidates(directory));
    if (functions.isEmpty()) {
      throw new FunctionNotFoundException(
          "no function in %s: a function's class X has an XServer or XHandler beside it; name the class by <function>"
              .formatted(directory));
    }
    List<FunctionClasses> found = new ArrayList<>();
    for (String function : functions) {
      if (!exists(directory, function)) {
        throw new FunctionNotFoundException(
            "<function> names %s, which is not among the classes in %s"
                .formatted(function, directory));
      }
      found.add(of(function, directory));
    }
    return found;
  }

  private static FunctionClasses of(String function, Path directory) {
    Map<String, String> handlers = new LinkedHashMap<>();
    SUFFIXES.forEach(
        (trigger, suffix) -> {
          if (exists(directory, function + suffix)) {
            handlers.put(trigger, function + suffix);
          }
        });
    Optional<String> server =
        Optional.of(function + "Server").filter(name -> exists(directory, name));
    return new FunctionClasses(function, server, handlers);
  }

  private static List<String> candidates(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted().toList()) {
        String name =
            directory.relativize(file).toString().replace(file.getFileSystem().getSeparator(), ".");
        if (name.endsWith(".class") && !name.contains("$")) {
          String type = name.substring(0, name.length() - ".class".length());
          if (exists(directory, type + "Server") || exists(directory, type + "Handler")) {
            found.add(type);
          }
        }
      }
    }
    return found;
  }

  private static boolean exists(Path directory, String type) {
    return Files.exists(directory.resolve(type.replace('.', '/') + ".class"));
  }

  private static Map<String, String> suffixes() {
    Map<String, String> suffixes = new LinkedHashMap<>();
    suffixes.put("direct", "Handler");
    suffixes.put("api", "Api");
    suffixes.put("sqs", "Sqs");
    suffixes.put("s3", "S3");
    return suffixes;
  }
}
