package io.faasduet.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A directory that holds given files and no others: hard links where they can be, copies elsewhere.
 * What is there as it should be is left alone.
 */
final class LaidOutDirectory {
  private LaidOutDirectory() {}

  /**
   * Fills a directory.
   *
   * @param files where each file comes from
   * @param kept names of files that may be there besides, put there by others
   * @param lasting whether such a file is never written again in place, so that a link will do
   * @param contents files that are written
   */
  static void fill(
      Path directory,
      Map<String, Path> files,
      Set<String> kept,
      Predicate<Path> lasting,
      Map<String, byte[]> contents)
      throws IOException {
    Files.createDirectories(directory);
    Set<String> wanted = new HashSet<>(kept);
    wanted.addAll(files.keySet());
    wanted.addAll(contents.keySet());
    clear(directory, wanted);
    for (Map.Entry<String, Path> file : files.entrySet()) {
      place(file.getValue(), directory.resolve(file.getKey()), lasting.test(file.getValue()));
    }
    for (Map.Entry<String, byte[]> content : contents.entrySet()) {
      Path file = directory.resolve(content.getKey());
      if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), content.getValue())) {
        Files.createDirectories(file.getParent());
        Files.write(file, content.getValue());
      }
    }
  }

  private static void clear(Path directory, Set<String> wanted) throws IOException {
    List<Path> present;
    try (Stream<Path> walked = Files.walk(directory)) {
      present = walked.sorted(Comparator.reverseOrder()).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (Path path : present) {
      String name = directory.relativize(path).toString().replace('\\', '/');
      boolean unwanted =
          Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
              ? isEmpty(path) && !path.equals(directory)
              : !wanted.contains(name);
      if (unwanted) {
        Files.delete(path);
      }
    }
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.findAny().isEmpty();
    }
  }

  private static void place(Path source, Path file, boolean lasting) throws IOException {
    boolean there =
        Files.exists(file)
            && Files.size(file) == Files.size(source)
            && millis(file) == millis(source);
    if (there && (!lasting || Files.isSameFile(file, source))) {
      return;
    }
    boolean linked = lasting && link(source, file);
    if (!there && !linked) {
      Files.createDirectories(file.getParent());
      Files.copy(
          source, file, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Puts a link in the file's place; false on another file system, or one without links. */
  static boolean link(Path source, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Path link = file.resolveSibling(file.getFileName() + ".link");
    Files.deleteIfExists(link);
    try {
      Files.createLink(link, source);
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
    Files.move(link, file, StandardCopyOption.REPLACE_EXISTING);
    return true;
  }

  /**
   * Replaces a file that has links by a copy, so that it can be written in place. Its time stays.
   */
  static void unlink(Path file) throws IOException {
    if (!Files.exists(file)
        || !file.getFileSystem().supportedFileAttributeViews().contains("unix")
        || (int) Files.getAttribute(file, "unix:nlink") == 1) {
      return;
    }
    Path copy = file.resolveSibling(file.getFileName() + ".copy");
    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
    Files.move(copy, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /** A copy's time is less precise than its source's. */
  private static long millis(Path file) throws IOException {
    return Files.getLastModifiedTime(file).toMillis();
  }
}
