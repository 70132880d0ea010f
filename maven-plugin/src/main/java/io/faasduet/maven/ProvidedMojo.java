package io.faasduet.maven;

import io.faasduet.files.FileTree;
import io.faasduet.localcloud.input.InputException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Makes a zip for Lambda's runtime {@code provided.al2023} of the directory that {@code package}
 * has made: with its own Java runtime, linked from a JDK, and an archive of the function's classes,
 * an AOT cache on JDK 25 or newer, else a CDS archive. Does nothing without {@code
 * -Dduet.lambda=provided}.
 */
@Mojo(name = "provided", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class ProvidedMojo extends FunctionMojo {
  /** What AWS takes, unzipped ("Lambda quotas", deployment package size). */
  private static final long LIMIT_BYTES = 250L << 20;

  private static final double MEGABYTE = 1 << 20;
  private static final String BOOTSTRAP = "bootstrap";

  /** {@code provided}, or nothing. */
  @Parameter(property = "duet.lambda")
  private String lambda;

  /** The directory of the JDK that the runtime is linked from; without, the one of Maven. */
  @Parameter(property = "duet.aot.jdk")
  private File aotJdk;

  /** How often the example request is sent while classes are recorded. */
  @Parameter(property = "duet.train.requests", defaultValue = "3")
  private int requests = 3;

  /** The time of all files, which archives compare. */
  @Parameter(defaultValue = "${project.build.outputTimestamp}")
  private String timestamp;

  @Override
  void work() throws IOException, MojoFailureException {
    if (!isProvided(lambda) || NativesDeclaration.in(classes()).isPresent()) {
      return;
    }
    for (FunctionDescriptor function : described()) {
      String handler = function.handlers().get("direct");
      if (handler != null) {
        make(function, handler);
      }
    }
  }

  /** Whether the value of {@code duet.lambda} asks for the zip. */
  static boolean isProvided(String lambda) throws MojoFailureException {
    if (lambda == null || lambda.isEmpty()) {
      return false;
    } else if (lambda.equals("provided")) {
      return true;
    }
    throw new MojoFailureException("duet.lambda is 'provided' or left out, not '" + lambda + "'");
  }

  /** The directory that becomes the zip. */
  static Path directory(Path target, FunctionDescriptor function) {
    return target.resolve(function.name() + "-lambda-provided");
  }

  private void make(FunctionDescriptor function, String handler)
      throws IOException, MojoFailureException {
    Path directory = directory(target(), function);
    if (!Files.isDirectory(directory)) {
      throw new MojoFailureException(
          "there is no %s; run mvn package duet:provided -Dduet.lambda=provided"
              .formatted(directory));
    }
    String machine = NativePlatforms.architectureOfThisMachine();
    if (!architecture().equals(machine)) {
      throw new MojoFailureException(
          "a zip with a Java runtime of its own is for the CPU architecture it is made on: duet.arch is %s, and this machine is %s"
              .formatted(architecture(), machine));
    }
    Path zip =
        target().resolve("%s-lambda-provided-%s.zip".formatted(function.name(), architecture()));
    Files.deleteIfExists(zip);
    Path home = aotJdk == null ? Path.of(System.getProperty("java.home")) : aotJdk.toPath();
    TrainingJvm jvm = TrainingJvm.at(home);
    TrainedArchive kind = TrainedArchive.bestOf(jvm);
    Path runtime = directory.resolve("java");
    FileTree.delete(runtime);
    new LinkedRuntime(home, jvm).link(NativeLibraries.filesIn(directory.resolve("lib")), runtime);
    directory.resolve(BOOTSTRAP).toFile().setExecutable(true, false);
    setTimes(directory);
    train(function, handler, directory, kind, jvm);
    setTimes(directory);
    long bytes = write(directory, zip);
    getLog()
        .info(
            "Lambda zip for provided.al2023: %s (%.0f MB unzipped, starts from its %s, Java %s)"
                .formatted(zip, bytes / MEGABYTE, kind.label(), jvm.version()));
  }

  private void train(
      FunctionDescriptor function,
      String handler,
      Path directory,
      TrainedArchive kind,
      TrainingJvm jvm)
      throws IOException {
    String name = ArchiveName.of(directory, kind, jvm);
    Path archive = directory.resolve(name);
    long start = System.nanoTime();
    try (TrainingInput input = TrainingInput.of(function, directory)) {
      boolean answered =
          new LambdaTraining(
                  directory.resolve("java/bin/java").toAbsolutePath().toString(),
                  directory,
                  kind,
                  archive)
              .run(handler, input.request(), requests, input.environment());
      if (!answered) {
        getLog()
            .warn(
                "%s refused its example: what it does for others is not in its %s"
                    .formatted(function.name(), kind.label()));
      }
    } catch (InputException e) {
      throw new IOException(e.getMessage(), e);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    ArchiveDescription.of(directory, name, jvm, took)
        .writeTo(directory.resolve(kind.description()));
    Files.writeString(
        directory.resolve("java.options"),
        "\n# Classes as they were laid out when the zip was made.\n" + kind.starting(name) + "\n",
        StandardOpenOption.APPEND);
  }

  /** Whole seconds, as zips have them; Lambda unpacks them in UTC. */
  private void setTimes(Path directory) throws IOException {
    long seconds = Timestamps.of(timestamp).toEpochSecond() / 2 * 2;
    for (Path file : files(directory)) {
      Files.setLastModifiedTime(file, FileTime.fromMillis(seconds * 1000));
    }
  }

  private long write(Path directory, Path zip) throws IOException, MojoFailureException {
    Map<String, Path> files = new TreeMap<>();
    long bytes = 0;
    for (Path file : files(directory)) {
      files.put(directory.relativize(file).toString(), file);
      bytes += Files.size(file);
    }
    requireSize(zip.getFileName().toString(), bytes);
    ReproducibleZip.write(zip, files, Map.of(), Timestamps.of(timestamp));
    return bytes;
  }

  /** Fails where a zip of so many bytes, unzipped, is more than Lambda takes. */
  static void requireSize(String zip, long bytes) throws MojoFailureException {
    if (bytes > LIMIT_BYTES) {
      throw new MojoFailureException(
          "%s has %.0f MB unzipped, and Lambda takes %.0f MB; deploy the image instead (-Pimages)"
              .formatted(zip, Math.ceil(bytes / MEGABYTE), LIMIT_BYTES / MEGABYTE));
    }
  }

  private static Set<Path> files(Path directory) throws IOException {
    try (Stream<Path> walked = Files.walk(directory)) {
      return Set.copyOf(walked.filter(Files::isRegularFile).toList());
    }
  }
}
