package io.faasduet.cli.sebs;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** SeBS's options that nothing here depends on: its command lines work, with a warning. */
final class UnusedOptions {
  private static final String HIDDEN = "It does nothing here.";

  @Option(names = "--output-file", hidden = true, description = HIDDEN)
  String outputFile = "";

  @Option(names = "--no-verbose", hidden = true, description = HIDDEN)
  boolean quiet;

  @Option(names = "--preserve-out", negatable = true, hidden = true, description = HIDDEN)
  boolean preserveOut;

  @Option(names = "--language-variant", hidden = true, description = HIDDEN)
  String languageVariant = "";

  @Option(names = "--architecture", hidden = true, description = HIDDEN)
  String architecture = "";

  @Option(names = "--system-variant", hidden = true, description = HIDDEN)
  String systemVariant = "";

  @Option(names = "--image-tag-prefix", hidden = true, description = HIDDEN)
  String imageTagPrefix = "";

  @Option(names = "--storage-configuration", hidden = true, description = HIDDEN)
  List<String> storageConfiguration = List.of();

  @Option(
      names = {
        "--invocations",
        "--times-begin-idx",
        "--times-end-idx",
        "--config-experiment-runner",
        "--sleep-time",
        "--extend",
        "--experiment-input"
      },
      hidden = true,
      description = HIDDEN)
  String early = "";

  @Option(
      names = {"--no-update-function", "--update"},
      hidden = true,
      description = HIDDEN)
  boolean earlyUpdate;

  /** Names those that were given to a command. */
  static void warn(ParseResult command, PrintWriter err) {
    warn(command, err, option -> option.hidden() && option.description()[0].equals(HIDDEN));
  }

  /** Names those of some options that were given to a command. */
  static void warn(ParseResult command, PrintWriter err, Predicate<OptionSpec> unused) {
    command.matchedOptions().stream()
        .filter(unused)
        .flatMap(option -> given(option, command))
        .forEach(
            name ->
                err.println(
                    "duet: warning: %s does nothing: inputs are made and functions started anew in each run"
                        .formatted(name)));
  }

  /** The names by which an option was given; some can be negated. */
  private static Stream<String> given(OptionSpec option, ParseResult command) {
    return Arrays.stream(option.names())
        .flatMap(name -> Stream.of(name, name.replaceFirst("^--", "--no-")))
        .filter(
            name ->
                command.originalArgs().stream()
                    .anyMatch(word -> word.equals(name) || word.startsWith(name + "=")));
  }
}
