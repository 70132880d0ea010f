package io.faasduet.cli.project;

import io.faasduet.cli.command.BuildVersion;
import io.faasduet.cli.command.CommandText;
import io.faasduet.cli.command.OutputPlace;
import io.faasduet.cli.command.UsageException;
import io.faasduet.files.AtomicDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "new",
    description = {
      "Write a project with a function of its own, which builds with one command.",
      "It has a Lambda handler for direct invocation and a server; options add handlers."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet new hello --http"})
public final class NewCommand implements Runnable {
  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "NAME",
      description = "The function's name, such as word-count; also that of the directory.")
  String name;

  @Option(names = "--http", description = "Add a handler for HTTP APIs and Function URLs.")
  boolean http;

  @Option(names = "--sqs", description = "Add a handler for SQS queues.")
  boolean sqs;

  @Option(names = "--s3", description = "Add a handler for objects created in S3.")
  boolean s3;

  @Option(
      names = "--package",
      paramLabel = "PACKAGE",
      description = "The package of its classes; default com.example and the name.")
  @Nullable String packageName;

  @Override
  public void run() {
    write(Path.of("").toAbsolutePath());
    Path here = Path.of("").toAbsolutePath();
    NextSteps next =
        new NextSteps(
            here,
            Path.of(System.getProperty("duet.home", "")).toAbsolutePath(),
            CommandText.command(),
            BuildVersion.version().number());
    spec.commandLine().getOut().print(next.after(name));
  }

  /** Writes the project, whole or not at all. */
  void write(Path parent) {
    ProjectNames names = ProjectNames.of(name, Optional.ofNullable(packageName));
    Path directory = parent.resolve(name);
    requireFree(directory);
    ProjectTemplate template =
        new ProjectTemplate(names, triggers(), BuildVersion.version().number());
    try {
      AtomicDirectory.replace(directory, template::writeTo);
    } catch (IOException e) {
      throw new UncheckedIOException("the project " + directory + " cannot be written", e);
    }
  }

  private static void requireFree(Path directory) {
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw new UsageException(directory + " is a file; choose another name or directory");
    } else if (Files.isDirectory(directory) && !isEmpty(directory)) {
      throw new UsageException(
          directory + " is not empty; choose another name, or another directory to stand in");
    }
    new OutputPlace(directory).requireDirectory();
  }

  private static boolean isEmpty(Path directory) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      return !files.iterator().hasNext();
    } catch (IOException e) {
      throw new UsageException("cannot read the directory " + directory);
    }
  }

  private Set<Trigger> triggers() {
    Set<Trigger> triggers = EnumSet.of(Trigger.DIRECT);
    if (http) {
      triggers.add(Trigger.HTTP);
    }
    if (sqs) {
      triggers.add(Trigger.SQS);
    }
    if (s3) {
      triggers.add(Trigger.S3);
    }
    return triggers;
  }
}
