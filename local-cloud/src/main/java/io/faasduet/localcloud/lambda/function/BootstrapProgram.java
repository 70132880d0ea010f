package io.faasduet.localcloud.lambda.function;

import static java.util.Objects.requireNonNull;

import io.faasduet.localcloud.process.ProcessStartException;
import io.faasduet.localcloud.startup.PackagedArchive;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The program of a package for an OS-only runtime, which Lambda starts in place of a managed one:
 * {@code bootstrap}.
 *
 * @param program the file
 * @param archive what its Java starts from, if the package says so
 */
public record BootstrapProgram(Path program, Optional<PackagedArchive> archive) {
  /** AWS's runtime for such packages. */
  public static final String RUNTIME = "provided.al2023";

  /** What the program is called in a package. */
  static final String NAME = "bootstrap";

  /** Holds one more option of the JVM, for a bootstrap that Duet's plugin has made. */
  public static final String OPTIONS = "DUET_FUNCTION_OPTIONS";

  public BootstrapProgram {
    requireNonNull(program, "program");
    requireNonNull(archive, "archive");
  }

  /**
   * That of an unpacked package.
   *
   * @throws ProcessStartException if there is none that can be run
   */
  static BootstrapProgram in(Path taskRoot) {
    Path program = taskRoot.resolve(NAME);
    if (!Files.isRegularFile(program)) {
      throw new ProcessStartException(
          "a package for %s has a program 'bootstrap', and this has none".formatted(RUNTIME));
    } else if (!Files.isExecutable(program)) {
      throw new ProcessStartException(
          "the package's 'bootstrap' may not be run; zip it with its permissions");
    }
    return new BootstrapProgram(program, PackagedArchive.in(taskRoot));
  }

  /**
   * The text of a file of options for {@code java @FILE}. A JVM with them fails rather than start
   * without the archive.
   */
  public String optionsFile(List<String> flags) {
    return Stream.concat(archive.stream().map(PackagedArchive::requiringFlag), flags.stream())
        .map(flag -> '"' + flag.replace("\\", "\\\\").replace("\"", "\\\"") + "\"\n")
        .collect(Collectors.joining());
  }
}
