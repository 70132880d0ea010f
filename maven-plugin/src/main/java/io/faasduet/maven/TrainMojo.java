package io.faasduet.maven;

import io.faasduet.localcloud.input.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Makes the CDS archive of each server directory, from which the server starts in less time: starts
 * the server, sends it some requests and has its JVM keep the classes. The archive lies in the
 * directory, as {@value #ARCHIVE}, and holds for the JVM that runs Maven and the directory's jars.
 * As a step of a build it warns where there can be none; by itself ({@code mvn package duet:train})
 * it fails.
 */
@Mojo(name = "train", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class TrainMojo extends FunctionMojo {
  static final String ARCHIVE = "server.jsa";

  /** How often the example request is sent while classes are recorded. */
  @Parameter(property = "duet.train.requests", defaultValue = "3")
  int requests = 3;

  /** Whether no archive is made. */
  @Parameter(property = "duet.train.skip", defaultValue = "false")
  boolean skip;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true)
  private MojoExecution execution;

  @Override
  void work() throws IOException, MojoFailureException {
    if (NativesDeclaration.in(classes()).isPresent()) {
      return;
    }
    boolean partOfBuild =
        execution != null && execution.getSource() == MojoExecution.Source.LIFECYCLE;
    for (FunctionDescriptor function : described()) {
      train(function, partOfBuild);
    }
  }

  private void train(FunctionDescriptor function, boolean partOfBuild)
      throws IOException, MojoFailureException {
    if (partOfBuild && function.server() == null) {
      return;
    }
    Path directory = target().resolve(function.directory());
    if (function.server() == null || !Files.isDirectory(directory)) {
      throw new MojoFailureException(
          "there is no server directory %s; run mvn package duet:train".formatted(directory));
    }
    Origin origin = origin(directory);
    Path archive = directory.resolve(ARCHIVE);
    if (!skip && origin.isTheSame() && Files.exists(archive)) {
      getLog().info("CDS archive: " + archive + " is up to date");
      return;
    }
    origin.forget();
    Files.deleteIfExists(archive);
    Files.deleteIfExists(directory.resolve(ArchiveDescription.FILE));
    if (skip) {
      return;
    }
    try {
      requireThisMachine(directory);
      make(function, directory);
      origin.remember();
      getLog().info("CDS archive: " + archive);
    } catch (IOException e) {
      String problem =
          "%s has no CDS archive, and starts more slowly: %s"
              .formatted(function.name(), e.getMessage());
      if (!partOfBuild) {
        throw new MojoFailureException(problem, e);
      }
      getLog().warn(problem);
    }
  }

  private void make(FunctionDescriptor function, Path directory) throws IOException {
    Path unfinished = target().resolve("duet").resolve(ARCHIVE + ".part");
    Files.createDirectories(unfinished.getParent());
    Training training = new Training(JavaProgram.java(), directory, unfinished);
    int status;
    try (TrainingInput input = TrainingInput.of(function, directory)) {
      status = training.run(input.request(), requests, input.environment());
    } catch (InputException e) {
      throw new IOException(e.getMessage(), e);
    }
    if (status != 200) {
      getLog()
          .warn(
              "%s answered a request with status %d: what it does for others is not in its CDS archive"
                  .formatted(function.name(), status));
    }
    Files.move(unfinished, directory.resolve(ARCHIVE), StandardCopyOption.REPLACE_EXISTING);
    ArchiveDescription.of(directory, ARCHIVE).writeTo(directory);
  }

  private void requireThisMachine(Path directory) throws IOException {
    String machine = NativePlatforms.architectureOfThisMachine();
    if (Files.isDirectory(directory.resolve("natives")) && !architecture().equals(machine)) {
      throw new IOException(
          "its native libraries are for %s, and this machine is %s"
              .formatted(architecture(), machine));
    }
  }

  private Origin origin(Path directory) throws IOException {
    Origin origin =
        new Origin(target().resolve("duet").resolve(directory.getFileName() + ".jsa.origin"));
    origin.add(ArchiveDescription.vmOfThisProcess() + " " + requests);
    ArchiveDescription.files(directory).forEach((name, facts) -> origin.add(name + " " + facts));
    origin.add(Files.readString(directory.resolve("main.options")));
    return origin;
  }
}
