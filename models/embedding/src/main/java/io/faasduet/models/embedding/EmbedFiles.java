package io.faasduet.models.embedding;

import io.faasduet.models.ModelMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** A step of a function's build: makes the files that {@code src/build/embedded.txt} lists. */
public final class EmbedFiles {
  private EmbedFiles() {}

  /**
   * Makes the files unless they are of the same list and the same sources.
   *
   * @param args the list, of lines {@code images <directory>}, {@code model <network> <seed>
   *     <directory>}, {@code bundle <source> <directory>} and {@code file <source> <directory>},
   *     and the directory that theirs are relative to; a source is relative to the module
   * @throws IllegalArgumentException if a line is none of these
   */
  public static void main(String[] args) throws IOException {
    embed(Path.of(args[0]), Path.of(args[1]));
  }

  static void embed(Path list, Path directory) throws IOException {
    Path origin = directory.resolveSibling("embedded.origin");
    String wanted =
        "models %d, images %d%n%s"
            .formatted(ModelMaker.VERSION, DrawnLandscapes.VERSION, Files.readString(list));
    for (String line : Files.readAllLines(list)) {
      if (line.startsWith("bundle ") || line.startsWith("file ")) {
        for (Path file : files(source(list, line.split(" ")[1]))) {
          wanted += "%s %s%n".formatted(file, Files.getLastModifiedTime(file));
        }
      }
    }
    if (Files.isDirectory(directory)
        && Files.exists(origin)
        && Files.readString(origin).equals(wanted)) {
      return;
    }
    for (String line : Files.readAllLines(list)) {
      List<String> words = List.of(line.split(" "));
      if (words.get(0).equals("images") && words.size() == 2) {
        DrawnLandscapes.writeTo(directory.resolve(words.get(1)));
      } else if (words.get(0).equals("model") && words.size() == 4) {
        ModelMaker.main(
            new String[] {words.get(1), words.get(2), directory.resolve(words.get(3)).toString()});
      } else if (words.get(0).equals("bundle") && words.size() == 3) {
        copy(source(list, words.get(1)), directory.resolve(words.get(2)));
      } else if (words.get(0).equals("file") && words.size() == 3) {
        copyInto(source(list, words.get(1)), directory.resolve(words.get(2)));
      } else {
        throw new IllegalArgumentException(
            "%s: '%s' is not 'images <directory>', 'model <network> <seed> <directory>',"
                    .formatted(list, line)
                + " 'bundle <source> <directory>' or 'file <source> <directory>'");
      }
    }
    Files.writeString(origin, wanted);
  }

  /** The list is in the module's {@code src/build}. */
  private static Path source(Path list, String name) {
    return list.resolveSibling("../..").resolve(name).normalize();
  }

  private static void copy(Path bundle, Path directory) throws IOException {
    for (Path file : files(bundle)) {
      copyInto(file, directory);
    }
  }

  private static void copyInto(Path file, Path directory) throws IOException {
    Files.createDirectories(directory);
    Files.copy(file, directory.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
  }

  /** The files of a directory; a file itself. */
  private static List<Path> files(Path directory) throws IOException {
    if (Files.isRegularFile(directory)) {
      return List.of(directory);
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }
}
