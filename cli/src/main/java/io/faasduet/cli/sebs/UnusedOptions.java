package io.faasduet.cli.sebs;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** SeBS's options that nothing here depends on: its command lines work, with a warning. */
final class UnusedOptions {
  private static final String HIDDEN = "It does nothing here.";

  @Spec(Spec.Target.MIXEE)
  CommandSpec command;

  @Option(names = "--output-file", hidden = true, description = HIDDEN)
  String outputFile = "";

  @Option(names = "--cache", hidden = true, description = HIDDEN)
  String cache = "";

  @Option(names = "--no-verbose", hidden = true, description = HIDDEN)
  boolean quiet;

  @Option(names = "--preserve-out", negatable = true, hidden = true, description = HIDDEN)
  boolean preserveOut;

  @Option(names = "--update-code", negatable = true, hidden = true, description = HIDDEN)
  boolean updateCode;

  @Option(names = "--update-storage", negatable = true, hidden = true, description = HIDDEN)
  boolean updateStorage;

  @Option(names = "--language-variant", hidden = true, description = HIDDEN)
  String languageVariant = "";

  @Option(names = "--architecture", hidden = true, description = HIDDEN)
  String architecture = "";

  @Option(names = "--system-variant", hidden = true, description = HIDDEN)
  String systemVariant = "";

  @Option(names = "--resource-prefix", hidden = true, description = HIDDEN)
  String resourcePrefix = "";

  @Option(names = "--image-tag-prefix", hidden = true, description = HIDDEN)
  String imageTagPrefix = "";

  @Option(names = "--storage-configuration", hidden = true, description = HIDDEN)
  List<String> storageConfiguration = List.of();

  /** Names those that were given. */
  void warn(PrintWriter err) {
    ParseResult parsed = command.commandLine().getParseResult();
    if (parsed == null) {
      return;
    }
    parsed.matchedOptions().stream()
        .filter(option -> option.hidden() && option.description()[0].equals(HIDDEN))
        .map(OptionSpec::longestName)
        .forEach(
            name ->
                err.println(
                    "duet: warning: %s does nothing: inputs are made and functions started anew in each run"
                        .formatted(name)));
  }
}
