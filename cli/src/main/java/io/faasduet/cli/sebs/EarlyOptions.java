package io.faasduet.cli.sebs;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of SeBS's commands of 2020, before the command or after it. */
final class EarlyOptions {
  @Option(names = "--repetitions", paramLabel = "N", description = "How many invocations.")
  @Nullable Integer repetitions;

  @Option(
      names = "--deployment",
      paramLabel = "WHERE",
      description = "local, aws or knative; default: the configuration's, or local.")
  @Nullable String deployment;

  @Option(names = "--language", paramLabel = "NAME", description = "java.")
  @Nullable String language;

  @Option(names = "--language-version", paramLabel = "V", description = "Of this Java.")
  @Nullable String languageVersion;

  @Option(
      names = "--memory",
      paramLabel = "MB",
      description = "The memory of instances on this machine; default: the benchmark's.")
  @Nullable Integer memory;

  @Option(
      names = "--timeout",
      paramLabel = "S",
      description = "How long an invocation may take; default: the benchmark's.")
  @Nullable Integer timeout;

  @Option(
      names = "--function-name",
      paramLabel = "NAME",
      description = "A function that is on AWS already.")
  @Nullable String functionName;

  @Mixin CloudOptions cloud = new CloudOptions();

  @Mixin UnusedOptions unused = new UnusedOptions();

  /** How often, by these options, or those that came before the command. */
  int repetitions(EarlyOptions first, int otherwise) {
    return given(repetitions, first.repetitions).orElse(otherwise);
  }

  /** The options that today's commands have for these, or those that came before the command. */
  SebsOptions sebs(EarlyOptions first, @Nullable Path config, Path outputDir) {
    SebsOptions options = new SebsOptions();
    options.early = true;
    options.cloud = cloud.or(first.cloud);
    options.config = config;
    options.outputDir = outputDir;
    options.deployment = given(deployment, first.deployment).orElse(null);
    options.language = given(language, first.language).orElse(null);
    options.languageVersion = given(languageVersion, first.languageVersion).orElse(null);
    return options;
  }

  /** The same of how a benchmark is invoked. */
  InvocationOptions invocation(EarlyOptions first) {
    InvocationOptions options = new InvocationOptions();
    options.memory = given(memory, first.memory).orElse(null);
    options.timeout = given(timeout, first.timeout).orElse(null);
    options.functionName = given(functionName, first.functionName).orElse(null);
    return options;
  }

  private static <T> Optional<T> given(@Nullable T here, @Nullable T before) {
    return Optional.ofNullable(here).or(() -> Optional.ofNullable(before));
  }
}
