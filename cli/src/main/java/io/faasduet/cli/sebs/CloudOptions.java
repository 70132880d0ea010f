package io.faasduet.cli.sebs;

import io.faasduet.cli.sebs.config.SebsConfig;
import io.faasduet.cli.sebs.config.SebsDeployment;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** The options of what is made on a cloud. */
final class CloudOptions {
  private static final Set<String> NAMES =
      Set.of(
          "--cache", "--update-code", "--update-storage", "--resource-prefix", "--public-address");

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description = "Where it is written down what was made on AWS; default: sebs in Duet's cache.")
  @Nullable Path cache;

  @Option(
      names = "--update-code",
      negatable = true,
      description = "Upload a function's code to AWS although it is the same.")
  @Nullable Boolean updateCode;

  @Option(
      names = "--update-storage",
      negatable = true,
      description = "Upload the input although it is there.")
  @Nullable Boolean updateStorage;

  @Option(
      names = "--resource-prefix",
      paramLabel = "P",
      description = "What the id in the names of functions and buckets begins with.")
  @Nullable String resourcePrefix;

  @Option(
      names = "--public-address",
      paramLabel = "HOST",
      description = "By which functions elsewhere reach servers of this machine.")
  @Nullable String publicAddress;

  /** These, and what they leave open as others have it. */
  CloudOptions or(CloudOptions others) {
    CloudOptions both = new CloudOptions();
    both.cache = Optional.ofNullable(cache).orElse(others.cache);
    both.updateCode = Optional.ofNullable(updateCode).orElse(others.updateCode);
    both.updateStorage = Optional.ofNullable(updateStorage).orElse(others.updateStorage);
    both.resourcePrefix = Optional.ofNullable(resourcePrefix).orElse(others.resourcePrefix);
    both.publicAddress = Optional.ofNullable(publicAddress).orElse(others.publicAddress);
    return both;
  }

  /** By which functions of a deployment reach this machine, by the option or the configuration. */
  Optional<String> publicAddress(SebsDeployment where, SebsConfig config) {
    return where.isLocal()
        ? Optional.empty()
        : Optional.ofNullable(publicAddress)
            .or(() -> config.ofDeployment(where.name(), "public-address"));
  }

  /** Names those that were given to a command in vain. */
  static void warn(ParseResult command, String deployment, PrintWriter err) {
    if (!SebsDeployment.ELSEWHERE.contains(deployment)) {
      UnusedOptions.warn(command, err, option -> NAMES.contains(option.longestName()));
    }
  }
}
