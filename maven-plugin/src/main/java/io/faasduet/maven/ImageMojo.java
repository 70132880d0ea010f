package io.faasduet.maven;

import io.faasduet.files.TemporaryDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.model.License;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Makes two image tars of the directories that {@code package} has made: a server image and, where
 * the function has a direct handler, a Lambda image. Does nothing without {@code
 * -Dduet.images=true}. No container engine is needed.
 */
@Mojo(name = "image", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class ImageMojo extends FunctionMojo {
  /** Whether images are made. */
  @Parameter(property = "duet.images", defaultValue = "false")
  private boolean images;

  /** The image that they are based on, with a Java runtime; {@code tar:///...} for a file. */
  @Parameter(property = "duet.base", defaultValue = "eclipse-temurin:25-jre")
  private String base;

  /** The port that the server image listens on. */
  @Parameter(property = "duet.port", defaultValue = "8080")
  private int port;

  /** How often the example request is sent while the classes of an archive are recorded. */
  @Parameter(property = "duet.train.requests", defaultValue = "3")
  private int requests;

  /** Whether the images have no archive. */
  @Parameter(property = "duet.train.skip", defaultValue = "false")
  private boolean noArchive;

  /** When the images say that they were made. */
  @Parameter(defaultValue = "${project.build.outputTimestamp}")
  private String timestamp;

  @Override
  void work() throws IOException, MojoFailureException {
    if (!images || NativesDeclaration.in(classes()).isPresent()) {
      return;
    }
    for (FunctionDescriptor function : described()) {
      write(function);
    }
  }

  private void write(FunctionDescriptor function) throws IOException {
    try (TemporaryDirectory cache = TemporaryDirectory.create("duet-layers");
        TemporaryDirectory work = TemporaryDirectory.create("duet-image")) {
      ImageWriter writer =
          new ImageWriter(
              base,
              architecture(),
              labels(function),
              Timestamps.of(timestamp),
              cache.path(),
              isOffline());
      if (function.server() != null) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PORT", String.valueOf(port));
        environment.putAll(function.environment());
        ImageContents server =
            new ImageContents(
                List.of(target().resolve(function.directory())),
                Map.of(),
                environment,
                List.of(port),
                List.of());
        Path tar = target().resolve(function.name() + "-server-image.tar");
        writer.write(server, "duet/" + function.name(), tar);
        Path directory = target().resolve(function.directory());
        Map<String, Path> archive =
            archive(
                function,
                tar,
                new ImageTraining(
                    directory, directory.resolve("natives"), work.path().resolve("server")),
                (java, staged, kind, file, input) ->
                    new Training(java, staged, kind, file)
                        .run(input.request(), requests, input.environment()));
        if (!archive.isEmpty()) {
          writer.write(server.with(archive), "duet/" + function.name(), tar);
        }
        getLog().info("server image: " + tar);
      }
      String handler = function.handlers().get("direct");
      if (handler != null) {
        ImageContents lambda =
            new ImageContents(
                List.of(
                    target().resolve(function.name() + "-lambda-image"),
                    target().resolve(function.directory()).resolve("natives")),
                Map.of(),
                function.environment(),
                List.of(),
                List.of(handler));
        Path tar = target().resolve(function.name() + "-lambda-image.tar");
        writer.write(lambda, "duet/" + function.name() + "-lambda", tar);
        Map<String, Path> archive =
            archive(
                function,
                tar,
                new ImageTraining(
                    target().resolve(function.name() + "-lambda-image"),
                    target().resolve(function.directory()).resolve("natives"),
                    work.path().resolve("lambda")),
                (java, staged, kind, file, input) ->
                    new LambdaTraining(java, staged, kind, file)
                        .run(handler, input.request(), requests, input.environment()));
        if (!archive.isEmpty()) {
          writer.write(lambda.with(archive), "duet/" + function.name() + "-lambda", tar);
        }
        getLog().info("Lambda image: " + tar);
      }
    }
  }

  /**
   * The archive of the base's JVM, and the options that name it; nothing where there can be none.
   */
  private Map<String, Path> archive(
      FunctionDescriptor function,
      Path image,
      ImageTraining training,
      ImageTraining.TrainingRun run) {
    if (noArchive) {
      return Map.of();
    }
    try {
      return training.run(image, function, run);
    } catch (IOException e) {
      getLog()
          .warn(
              "%s has no archive, and starts more slowly: %s"
                  .formatted(image.getFileName(), e.getMessage()));
      return Map.of();
    }
  }

  private Map<String, String> labels(FunctionDescriptor function) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("org.opencontainers.image.title", function.name());
    labels.put("org.opencontainers.image.version", function.version());
    project().getLicenses().stream()
        .map(License::getName)
        .findFirst()
        .ifPresent(license -> labels.put("org.opencontainers.image.licenses", license));
    return labels;
  }
}
