package io.faasduet.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The files of this repository, without what a build or a tool has made. */
final class SourceTree {
  static final Path HOME = Path.of(System.getProperty("duet.home", "..")).toAbsolutePath();

  private static final Set<String> MADE =
      Set.of(".git", ".idea", ".venv", "__pycache__", "node_modules", "report", "target");

  private SourceTree() {}

  /**
   * Lists regular files in the order of their paths.
   *
   * @param wanted a choice by path, relative to the repository
   * @return paths relative to the repository
   */
  static List<Path> files(Predicate<Path> wanted) {
    List<Path> files = new ArrayList<>();
    try {
      Files.walkFileTree(
          HOME,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes at) {
              return isMade(directory) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes at) {
              Path relative = HOME.relativize(file);
              if (at.isRegularFile() && wanted.test(relative)) {
                files.add(relative);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    files.sort(Comparator.naturalOrder());
    return files;
  }

  /** Main Java code of Duet itself; the examples are projects of their own. */
  static List<Path> mainCode() {
    return files(
        path ->
            path.toString().endsWith(".java")
                && path.toString().contains("src/main/java")
                && !path.startsWith("examples"));
  }

  static String read(Path relative) {
    try {
      return Files.readString(HOME.resolve(relative), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + relative, e);
    }
  }

  /** The line that a position of a text stands in, counted from 1. */
  static long line(String text, int position) {
    return 1 + text.substring(0, position).chars().filter(c -> c == '\n').count();
  }

  /** A package may be called {@code target} or {@code report}; made directories are no sources. */
  private static boolean isMade(Path directory) {
    Path relative = HOME.relativize(directory);
    return MADE.contains(relative.getFileName().toString())
        && !relative.toString().contains("src/");
  }
}
