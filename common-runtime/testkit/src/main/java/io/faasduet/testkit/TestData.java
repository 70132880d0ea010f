package io.faasduet.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Optional test data outside the project, such as photographs, in the directory that the
 * environment variable {@value #VARIABLE} names. Tests that need what is missing there are skipped.
 */
public final class TestData {
  /** The environment variable with the directory. */
  public static final String VARIABLE = "DUET_TEST_DATA";

  private TestData() {}

  /**
   * The content of a file; without it the calling test is skipped, with a message that says why.
   */
  public static byte[] file(String name) {
    try {
      return Files.readAllBytes(path(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files in a directory, sorted; without it the calling test is skipped. */
  public static List<Path> filesIn(String directory) {
    try (Stream<Path> files = Files.list(path(directory))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path path(String name) {
    Optional<Path> path =
        Optional.ofNullable(System.getenv(VARIABLE))
            .filter(folder -> !folder.isEmpty())
            .map(folder -> Path.of(folder).resolve(name))
            .filter(Files::exists);
    Assumptions.assumeTrue(
        path.isPresent(), () -> "set " + VARIABLE + " to a directory that has " + name);
    return path.orElseThrow();
  }
}
