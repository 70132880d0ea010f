package io.faasduet.cli.cache;

import io.faasduet.api.Settings;
import io.faasduet.files.CacheRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The processes that use a cache: those that have a file of it open, mapped or named, and Duet's
 * own, whose environment names it, since they may open what they have found there later.
 *
 * @param root the cache
 * @param processes where the operating system shows its processes, {@code /proc}
 */
record CacheUsers(Path root, Path processes) {

  /** On this machine. */
  static CacheUsers of(Path root) {
    return new CacheUsers(root, Path.of("/proc"));
  }

  /** Their process ids; empty where the operating system does not show what processes use. */
  Optional<List<Long>> ids() {
    if (!Files.isDirectory(processes.resolve("self/fd"))) {
      return Optional.empty();
    }
    try (Stream<Path> all = Files.list(processes)) {
      return Optional.of(
          all.map(process -> process.getFileName().toString())
              .filter(name -> name.matches("\\d+"))
              .map(Long::valueOf)
              .filter(id -> id != ProcessHandle.current().pid())
              .filter(this::isUser)
              .sorted()
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isUser(long id) {
    Path process = processes.resolve(Long.toString(id));
    List<String> command = List.of(text(process.resolve("cmdline")).split("\0"));
    String below = root + "/";
    return command.stream().anyMatch(word -> word.contains(below))
        || text(process.resolve("maps")).contains(below)
        || inRoot(process.resolve("cwd"))
        || hasOpen(process.resolve("fd"))
        || isDuet(command) && root.equals(cacheOf(process));
  }

  private static boolean isDuet(List<String> command) {
    return command.get(0).endsWith("java")
        && command.stream()
            .anyMatch(word -> word.contains("faasduet") || word.endsWith("main.options"));
  }

  private static Path cacheOf(Path process) {
    Map<String, String> variables =
        Stream.of(text(process.resolve("environ")).split("\0"))
            .map(entry -> entry.split("=", 2))
            .filter(entry -> entry.length == 2)
            .collect(Collectors.toMap(entry -> entry[0], entry -> entry[1], (one, other) -> one));
    try {
      return CacheRoot.of(Settings.of(variables)::text);
    } catch (UncheckedIOException e) {
      return process; // it refuses its cache
    }
  }

  private boolean hasOpen(Path files) {
    try (Stream<Path> open = Files.list(files)) {
      return open.anyMatch(this::inRoot);
    } catch (IOException | UncheckedIOException e) {
      return false; // it has ended, or is another user's
    }
  }

  private boolean inRoot(Path link) {
    try {
      return Files.readSymbolicLink(link).startsWith(root);
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return ""; // it has ended, or is another user's
    }
  }
}
