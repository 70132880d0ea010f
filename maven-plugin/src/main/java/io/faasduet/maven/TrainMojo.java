package io.faasduet.maven;

import io.faasduet.localcloud.input.InputException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Makes the archives of each server directory, from which the server starts in less time: starts
 * the server, sends it some requests and has its JVM keep the classes. There is a CDS archive for
 * the JVM that runs Maven and, where that or the one that {@code duet.aot.jdk} names is of JDK 25
 * or newer, an AOT cache. Each lies in the directory, and holds for its JVM and the directory's
 * jars. As a step of a build the goal warns where there can be none; by itself ({@code mvn package
 * duet:train}) it fails.
 */
@Mojo(name = "train", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class TrainMojo extends FunctionMojo {
  /** How often the example request is sent while classes are recorded. */
  @Parameter(property = "duet.train.requests", defaultValue = "3")
  int requests = 3;

  /** The directory of the JDK, 25 or newer, that makes the AOT cache; without, the one of Maven. */
  @Parameter(property = "duet.aot.jdk")
  File aotJdk;

  /** Whether no archive is made. */
  @Parameter(property = "duet.train.skip", defaultValue = "false")
  boolean skip;

  /**
   * Whether a build makes archives. Without, it leaves those that still fit, and deletes others;
   * the goal by itself makes them.
   */
  @Parameter(property = "duet.train.always", defaultValue = "true")
  boolean always = true;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true)
  MojoExecution execution;

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
    train(function, directory, TrainedArchive.CDS, TrainingJvm.current(), partOfBuild);
    Optional<TrainingJvm> ofCache = jvmOfCache();
    if (ofCache.isPresent()) {
      train(function, directory, TrainedArchive.AOT, ofCache.get(), partOfBuild);
    }
  }

  /** Nothing where no JVM is named and Maven's cannot; a cache that is there stays. */
  private Optional<TrainingJvm> jvmOfCache() throws MojoFailureException {
    if (aotJdk == null) {
      return Optional.of(TrainingJvm.current())
          .filter(jvm -> jvm.feature() >= TrainedArchive.AOT_FEATURE);
    }
    TrainingJvm named;
    try {
      named = TrainingJvm.at(aotJdk.toPath());
    } catch (IOException e) {
      throw new MojoFailureException("duet.aot.jdk: " + e.getMessage(), e);
    }
    if (named.feature() < TrainedArchive.AOT_FEATURE) {
      throw new MojoFailureException(
          "duet.aot.jdk: an AOT cache needs JDK %d or newer, and %s is of Java %s"
              .formatted(TrainedArchive.AOT_FEATURE, aotJdk, named.version()));
    }
    return Optional.of(named);
  }

  private void train(
      FunctionDescriptor function,
      Path directory,
      TrainedArchive kind,
      TrainingJvm jvm,
      boolean partOfBuild)
      throws IOException, MojoFailureException {
    Origin origin = origin(directory, kind, jvm);
    Path archive = directory.resolve(kind.file());
    if (!skip && origin.isTheSame() && Files.exists(archive)) {
      getLog().info("%s: %s is up to date".formatted(kind.label(), archive));
      return;
    }
    origin.forget();
    Files.deleteIfExists(archive);
    Files.deleteIfExists(directory.resolve(kind.description()));
    if (skip || (partOfBuild && !always)) {
      return;
    }
    try {
      requireThisMachine(directory);
      make(function, directory, kind, jvm);
      origin.remember();
      getLog().info("%s: %s".formatted(kind.label(), archive));
    } catch (IOException e) {
      String problem =
          "%s has no %s, and starts more slowly: %s"
              .formatted(function.name(), kind.label(), e.getMessage());
      if (!partOfBuild) {
        throw new MojoFailureException(problem, e);
      }
      getLog().warn(problem);
    }
  }

  private void make(
      FunctionDescriptor function, Path directory, TrainedArchive kind, TrainingJvm jvm)
      throws IOException {
    Path unfinished = target().resolve("duet").resolve(kind.file() + ".part");
    Files.createDirectories(unfinished.getParent());
    Training training = new Training(jvm.java(), directory, kind, unfinished);
    long start = System.nanoTime();
    int status;
    try (TrainingInput input = TrainingInput.of(function, directory)) {
      status = training.run(input.request(), requests, input.environment());
    } catch (InputException e) {
      throw new IOException(e.getMessage(), e);
    }
    if (status != 200) {
      getLog()
          .warn(
              "%s answered a request with status %d: what it does for others is not in its %s"
                  .formatted(function.name(), status, kind.label()));
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    Files.move(unfinished, directory.resolve(kind.file()), StandardCopyOption.REPLACE_EXISTING);
    ArchiveDescription.of(directory, kind.file(), jvm, took)
        .writeTo(directory.resolve(kind.description()));
  }

  private void requireThisMachine(Path directory) throws IOException {
    String machine = NativePlatforms.architectureOfThisMachine();
    if (Files.isDirectory(directory.resolve("natives")) && !architecture().equals(machine)) {
      throw new IOException(
          "its native libraries are for %s, and this machine is %s"
              .formatted(architecture(), machine));
    }
  }

  private Origin origin(Path directory, TrainedArchive kind, TrainingJvm jvm) throws IOException {
    String ending = kind.file().substring(kind.file().indexOf('.'));
    Origin origin =
        new Origin(target().resolve("duet").resolve(directory.getFileName() + ending + ".origin"));
    origin.add(jvm.vm() + " " + requests);
    ArchiveDescription.files(directory).forEach((name, facts) -> origin.add(name + " " + facts));
    origin.add(Files.readString(directory.resolve("main.options")));
    return origin;
  }
}
