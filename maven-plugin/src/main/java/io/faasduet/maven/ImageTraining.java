package io.faasduet.maven;

import io.faasduet.localcloud.input.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;

/**
 * Makes the archive of an image with the Java runtime of its base, which is run on this machine: an
 * AOT cache if that is of JDK 25 or newer, else a CDS archive.
 *
 * @param directory the directory that the image holds
 * @param natives where the image's native libraries come from; need not be there
 * @param work an empty directory for what is needed meanwhile
 */
record ImageTraining(Path directory, Path natives, Path work) {
  /** The time of every file in an image, which archives compare. */
  private static final FileTime IN_IMAGES = FileTime.from(Instant.ofEpochSecond(1));

  /** What is run while classes are recorded. */
  @FunctionalInterface
  interface TrainingRun {
    /** Runs a staged directory on a Java, which writes the archive. */
    void make(String java, Path staged, TrainedArchive kind, Path archive, TrainingInput input)
        throws IOException;
  }

  /**
   * Makes it.
   *
   * @param image the image without an archive
   * @return what the image holds besides or instead, by name
   * @throws IOException if the base's Java cannot be run here, or makes none
   */
  Map<String, Path> run(Path image, FunctionDescriptor function, TrainingRun run)
      throws IOException {
    Path java = ImageRuntime.unpack(image, work.resolve("runtime"));
    TrainingJvm jvm = TrainingJvm.at(java.getParent().getParent());
    TrainedArchive kind = TrainedArchive.bestOf(jvm);
    Path staged = staged();
    String name = ArchiveName.of(staged, kind, jvm);
    Path archive = work.resolve(name);
    try (TrainingInput input = TrainingInput.of(function, directory)) {
      run.make(java.toString(), staged, kind, archive, input);
    } catch (InputException e) {
      throw new IOException(e.getMessage(), e);
    }
    Path options = work.resolve("java.options");
    Files.writeString(
        options,
        Files.readString(directory.resolve("java.options"))
            + "\n# Classes as they were laid out when the image was made.\n"
            + kind.starting(name)
            + "\n",
        StandardCharsets.UTF_8);
    return Map.of(name, archive, "java.options", options);
  }

  private Path staged() throws IOException {
    Path staged = Files.createDirectories(work.resolve("function"));
    for (String part : new String[] {"lib", "runtime"}) {
      Path source = directory.resolve(part);
      if (Files.isDirectory(source)) {
        Path copies = Files.createDirectories(staged.resolve(part));
        for (Path file : NativeLibraries.filesIn(source)) {
          Path copy = Files.copy(file, copies.resolve(file.getFileName()));
          Files.setLastModifiedTime(copy, IN_IMAGES);
        }
      }
    }
    if (Files.exists(natives)) {
      Files.createSymbolicLink(staged.resolve("natives"), natives.toAbsolutePath());
    }
    for (String options : new String[] {"java.options", "main.options"}) {
      Files.copy(directory.resolve(options), staged.resolve(options));
    }
    return staged;
  }
}
