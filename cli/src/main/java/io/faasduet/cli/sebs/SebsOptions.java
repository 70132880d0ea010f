package io.faasduet.cli.sebs;

import io.faasduet.cli.command.UsageException;
import io.faasduet.cli.sebs.config.SebsConfig;
import io.faasduet.cli.sebs.config.SebsDeployment;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
              + "is there already.")
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

  @Mixin UnusedOptions unused = new UnusedOptions();

  /** Reads the configuration, and warns of what is in it in vain. */
  SebsConfig read(PrintWriter err) {
    SebsConfig read = config == null ? SebsConfig.empty() : SebsConfig.read(config);
    read.unknown().forEach(what -> err.println("duet: warning: " + config + ": " + what));
    unused.warn(err);
    return read;
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
    String name =
        Optional.ofNullable(deployment).or(read::deploymentName).orElse(SebsDeployment.LOCAL);
    return SebsDeployment.of(name, read);
  }
}
