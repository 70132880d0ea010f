package io.faasduet.cli.cache;

import io.faasduet.cli.command.UsageException;
import io.faasduet.files.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A directory of the cache. The locks are none: one that is deleted can be held twice. */
enum CachePart {
  OBJECTS("objects", "weights, models and images that were fetched, whole or in part"),
  TREES("trees", "directories of S3 with these files"),
  DERIVED("derived", "native libraries and models that were unpacked"),
  MADE("made", "models that were made from seeds"),
  FUNCTIONS("functions", "Lambda zips that were unpacked"),
  RUNTIME("runtime", "AWS's runtime client"),
  RUNTIME_ARCHIVE("runtime-archive", "the CDS archive of AWS's runtime client");

  /** What Duet names after content; nothing else is counted or removed. */
  private static final Pattern ENTRY =
      Pattern.compile("[0-9a-f]{16,64}(-unfinished)?|\\.duet-unfinished-.*");

  private final String directory;
  private final String content;

  CachePart(String directory, String content) {
    this.directory = directory;
    this.content = content;
  }

  /** The part of that name, or all without one. */
  static List<CachePart> named(String name) {
    if (name.isEmpty()) {
      return List.of(values());
    }
    return Stream.of(values())
        .filter(part -> part.directory.equals(name))
        .findFirst()
        .map(List::of)
        .orElseThrow(
            () ->
                new UsageException(
                    "the cache has no part '%s'; there are %s"
                        .formatted(
                            name,
                            Stream.of(values())
                                .map(part -> part.directory)
                                .collect(Collectors.joining(", ")))));
  }

  /** The name of its directory. */
  String directory() {
    return directory;
  }

  /** A line about what is in it. */
  String content() {
    return content;
  }

  /**
   * The bytes of its files.
   *
   * @param counted keys of files that count no more, as parts share files; this part's are added
   */
  long bytes(Path root, Set<Object> counted) {
    long[] bytes = {0};
    try {
      for (Path entry : entries(root)) {
        Files.walkFileTree(
            entry,
            new SimpleFileVisitor<>() {
              @Override
              public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                Object key = attributes.fileKey();
                if (key == null || counted.add(key)) {
                  bytes[0] += attributes.size();
                }
                return FileVisitResult.CONTINUE;
              }

              @Override
              public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE; // another process has just moved it
              }
            });
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes[0];
  }

  /** The bytes of several parts' files, each file once. */
  static long bytes(List<CachePart> parts, Path root) {
    Set<Object> counted = new HashSet<>();
    return parts.stream().mapToLong(part -> part.bytes(root, counted)).sum();
  }

  /** Removes it. Each entry disappears at once: a process finds it whole, or makes it anew. */
  void clear(Path root) {
    try {
      for (Path entry : entries(root)) {
        Path gone = entry.resolveSibling(".duet-unfinished-" + UUID.randomUUID());
        Files.move(entry, gone, StandardCopyOption.ATOMIC_MOVE);
        FileTree.delete(gone);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Path> entries(Path root) throws IOException {
    Path part = root.resolve(directory);
    if (!Files.isDirectory(part)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(part)) {
      return entries
          .filter(entry -> ENTRY.matcher(entry.getFileName().toString()).matches())
          .toList();
    }
  }
}
