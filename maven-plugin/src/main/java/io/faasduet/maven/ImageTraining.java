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
 * Makes the CDS archive of a server image with the Java runtime of its base, which is run on this
 * machine.
 *
 * @param directory the server directory that the image holds
 * @param work a directory for what is needed meanwhile
 */
record ImageTraining(Path directory, Path work) {
  /** The time of every file in an image, which archives compare. */
  private static final FileTime IN_IMAGES = FileTime.from(Instant.ofEpochSecond(1));

  /**
   * Makes it.
   *
   * @param image the image without an archive
   * @return what the image holds besides or instead, by name
   * @throws IOException if the base's Java cannot be run here, or makes none
   */
  Map<String, Path> run(Path image, FunctionDescriptor function, int requests) throws IOException {
    String java = ImageRuntime.unpack(image, work.resolve("runtime")).toString();
    Path staged = Files.createDirectories(work.resolve("function"));
    Path lib = Files.createDirectories(staged.resolve("lib"));
    for (Path jar : NativeLibraries.filesIn(directory.resolve("lib"))) {
      Path copy = Files.copy(jar, lib.resolve(jar.getFileName()));
      Files.setLastModifiedTime(copy, IN_IMAGES);
    }
    Path natives = directory.resolve("natives");
    if (Files.exists(natives)) {
      Files.createSymbolicLink(staged.resolve("natives"), natives.toAbsolutePath());
    }
    for (String options : new String[] {"java.options", "main.options"}) {
      Files.copy(directory.resolve(options), staged.resolve(options));
    }
    Path archive = work.resolve(TrainedArchive.CDS.file());
    try (TrainingInput input = TrainingInput.of(function, directory)) {
      new Training(java, staged, TrainedArchive.CDS, archive)
          .run(input.request(), requests, input.environment());
    } catch (InputException e) {
      throw new IOException(e.getMessage(), e);
    }
    Path options = work.resolve("java.options");
    Files.writeString(
        options,
        Files.readString(directory.resolve("java.options"))
            + "\n# Classes as they were laid out when the image was made.\n-XX:SharedArchiveFile="
            + TrainedArchive.CDS.file()
            + "\n",
        StandardCharsets.UTF_8);
    return Map.of(TrainedArchive.CDS.file(), archive, "java.options", options);
  }
}
