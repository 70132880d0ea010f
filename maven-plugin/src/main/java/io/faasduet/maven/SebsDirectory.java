package io.faasduet.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A benchmark's directory as SeBS has it: {@code config.json}, and a directory for each language,
 * of which the module is {@code java}. Its name is the benchmark's.
 */
final class SebsDirectory {
  /** SeBS's file of what a benchmark needs. */
  static final String CONFIGURATION = "config.json";

  /**
   * What SeBS calls a name {@code x.y.z}: digits for group, benchmark and version, with or without
   * dots between them, and a word; {@code 0xx} is a number that is not given yet.
   */
  private static final Pattern NAME =
      Pattern.compile("([0-9][0-9x]{2,3}|[0-9]\\.[0-9]\\.[0-9]{1,2})\\.[a-z0-9_-]+");

  private SebsDirectory() {}

  /** Whether a name is one of a benchmark. */
  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** The directory of the benchmark that a module is the Java of; empty if it is of none. */
  static Optional<Path> above(Path module) {
    Path absolute = module.toAbsolutePath().normalize();
    return Optional.ofNullable(absolute.getParent())
        .filter(parent -> absolute.endsWith("java"))
        .filter(parent -> isName(lastOf(parent)))
        .filter(parent -> Files.isRegularFile(parent.resolve(CONFIGURATION)));
  }

  /** The benchmark's name that the directory of a module has, or the one above it. */
  static Optional<String> nameOf(Path module) {
    return Optional.of(lastOf(above(module).orElse(module.toAbsolutePath().normalize())))
        .filter(SebsDirectory::isName);
  }

  private static String lastOf(Path directory) {
    return Optional.ofNullable(directory.getFileName()).map(Path::toString).orElse("");
  }
}
