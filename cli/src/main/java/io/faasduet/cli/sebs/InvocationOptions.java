package io.faasduet.cli.sebs;

import io.faasduet.cli.bench.ServerOptions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a benchmark is invoked. */
final class InvocationOptions {
  @Option(
      names = "--trigger",
      paramLabel = "HOW",
      description = "library (Lambda) or http; default: http, on AWS library.")
  @Nullable String trigger;

  @Option(
      names = "--memory",
      paramLabel = "MB",
      description =
          "The memory of instances here, or of the function on AWS; default: the benchmark's.")
  @Nullable Integer memory;

  @Option(
      names = "--timeout",
      paramLabel = "S",
      description = "How long an invocation may take; default: the benchmark's.")
  @Nullable Integer timeout;

  @Option(
      names = "--function-name",
      paramLabel = "NAME",
      description = "A function that is on AWS already; default: one is made.")
  @Nullable String functionName;

  @Option(
      names = "--validate",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Check each answer; a wrong one is a failure. Default: yes.")
  boolean validate = true;

  @Mixin ServerOptions servers = new ServerOptions();

  Optional<String> functionName() {
    return Optional.ofNullable(functionName);
  }

  Optional<String> trigger() {
    return Optional.ofNullable(trigger);
  }
}
