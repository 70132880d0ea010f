package io.faasduet.cli.sebs;

import io.faasduet.cli.command.UsageException;
import io.faasduet.cli.sebs.config.SebsConfig;
import io.faasduet.cli.sebs.config.SebsDeployment;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** The options that most of SeBS's commands have; they win over the configuration. */
final class SebsOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "A configuration of SeBS's form; its credentials are not read.")
  @Nullable Path config;

  @Option(
      names = "--output-dir",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "Where results are; default: this directory.")
  Path outputDir = Path.of(".");

  @Option(
      names = "--deployment",
      paramLabel = "WHERE",
      description =
          "local, aws or knative; default: the configuration's, or local. On AWS the function "
              + "is made.")
  @Nullable String deployment;

  @Option(
      names = "--language",
      paramLabel = "NAME",
      description = "java; default: the configuration's, or java.")
  @Nullable String language;

  @Option(
      names = "--language-version",
      paramLabel = "V",
      description = "That of the Java that runs this command, of which functions are run by it.")
  @Nullable String languageVersion;

  @Mixin CloudOptions cloud = new CloudOptions();

  @Mixin UnusedOptions unused = new UnusedOptions();

  /** Whether they stand for those of a command of 2020, of which some come before the command. */
  boolean early;

  /**
   * Reads the configuration, and warns of what is given in vain.
   *
   * @param command the command that has these options
   * @throws UsageException if the configuration cannot be read, or an option is out of place
   */
  SebsConfig read(CommandSpec command) {
    PrintWriter err = command.commandLine().getErr();
    ParseResult sebs = command.root().commandLine().getParseResult().subcommand();
    if (early) {
      UnusedOptions.warn(sebs, err);
    } else {
      requireNoneBefore(command, sebs);
    }
    UnusedOptions.warn(command.commandLine().getParseResult(), err);
    SebsConfig read = config == null ? SebsConfig.empty() : SebsConfig.read(config);
    CloudOptions.warn(sebs, deploymentName(read), err);
    if (command.commandLine().getParseResult() != sebs) {
      CloudOptions.warn(command.commandLine().getParseResult(), deploymentName(read), err);
    }
    read.unknown().forEach(what -> err.println("duet: warning: " + config + ": " + what));
    return read;
  }

  private static void requireNoneBefore(CommandSpec command, ParseResult sebs) {
    sebs.matchedOptions().stream()
        .filter(option -> !option.inherited())
        .findFirst()
        .ifPresent(
            option -> {
              throw new UsageException(
                  "%s before '%s' is for commands such as test_invoke; give it at the end"
                      .formatted(
                          option.longestName(),
                          command.qualifiedName().replaceFirst("^duet sebs ", "")));
            });
  }

  /**
   * Refuses languages that no benchmark is in.
   *
   * @throws UsageException if it is another than Java
   */
  void requireJava(SebsConfig read, PrintWriter err) {
    String name = Optional.ofNullable(language).or(read::language).orElse("java");
    if (!name.equals("java")) {
      throw new UsageException(
          "%s benchmarks are SeBS's own: run them with SeBS, or give --language java"
              .formatted(name));
    }
    String running = Integer.toString(Runtime.version().feature());
    if (deploymentName(read).equals("aws")) {
      return; // which has its own
    }
    Optional.ofNullable(languageVersion)
        .filter(version -> !version.equals(running))
        .ifPresent(
            version ->
                err.println(
                    "duet: warning: functions run on Java %s, of which this command is run, not on %s"
                        .formatted(running, version)));
  }

  /** Where benchmarks are run. */
  SebsDeployment deployment(SebsConfig read) {
    return SebsDeployment.of(deploymentName(read), read);
  }

  private String deploymentName(SebsConfig read) {
    return Optional.ofNullable(deployment).or(read::deploymentName).orElse(SebsDeployment.LOCAL);
  }
}
