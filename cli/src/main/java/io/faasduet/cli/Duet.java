package io.faasduet.cli;

import io.faasduet.api.InvalidSettingException;
import io.faasduet.api.Settings;
import io.faasduet.cli.bench.BenchCommand;
import io.faasduet.cli.bench.CompareCommand;
import io.faasduet.cli.bench.ReportCommand;
import io.faasduet.cli.cache.CacheCommand;
import io.faasduet.cli.command.BuildVersion;
import io.faasduet.cli.command.CommandTree;
import io.faasduet.cli.command.CompletionCommand;
import io.faasduet.cli.command.HelpCommand;
import io.faasduet.cli.command.ShutdownDelay;
import io.faasduet.cli.command.Subcommands;
import io.faasduet.cli.command.UsageException;
import io.faasduet.cli.cost.CostCommand;
import io.faasduet.cli.function.InvokeCommand;
import io.faasduet.cli.function.ListCommand;
import io.faasduet.cli.function.ServeCommand;
import io.faasduet.cli.local.LocalCommand;
import io.faasduet.cli.measure.MeasureCommand;
import io.faasduet.cli.models.ModelsCommand;
import io.faasduet.cli.project.NewCommand;
import io.faasduet.cli.sebs.SebsCommand;
import io.faasduet.cli.study.StudyCommand;
import io.faasduet.files.CacheRoot;
import io.faasduet.files.UnusableCacheException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** The {@code duet} command: exits with 0 when done, 1 when the run failed, 2 on wrong usage. */
@Command(
    name = "duet",
    description = "Run, measure and compare serverless functions on AWS Lambda and Knative.",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Example:", "  duet compare chameleon --cold 3 --warm 50"})
@Subcommands({
  NewCommand.class,
  ListCommand.class,
  InvokeCommand.class,
  ServeCommand.class,
  LocalCommand.class,
  CompareCommand.class,
  BenchCommand.class,
  StudyCommand.class,
  CostCommand.class,
  MeasureCommand.class,
  ReportCommand.class,
  SebsCommand.class,
  ModelsCommand.class,
  CacheCommand.class,
  CompletionCommand.class,
  HelpCommand.class
})
public final class Duet {
  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of an error, and the log.")
  boolean verbose;

  private Duet() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] arguments) {
    StandardOutput standard = StandardOutput.install();
    CommandLine duet = commandLine(arguments);
    PrintWriter out = duet.getOut();
    duet.setOut(out); // subcommands' too: each would have one of its own, that nobody flushes
    int code = duet.execute(arguments);
    out.flush();
    System.out.flush();
    Optional<String> loss = standard.loss();
    if (code == CommandLine.ExitCode.OK && loss.isPresent()) {
      System.err.println("duet: standard output could not be written: " + loss.get());
      code = CommandLine.ExitCode.SOFTWARE;
    }
    System.exit(code);
  }

  /**
   * The log's level is decided once, when it is first written to; so is what an environment
   * variable decides for the whole process.
   */
  private int run(ParseResult parsed) {
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", verbose ? "info" : "warn");
    // which says at info that each server of a local service starts and stops
    System.setProperty("org.slf4j.simpleLogger.log.org.eclipse.jetty", "warn");
    Integer help = CommandLine.executeHelpRequest(parsed);
    if (help != null) {
      return help;
    }
    EmptyArguments.refuse(parsed);
    requireUsableCache(parsed);
    try {
      return new CommandLine.RunLast().execute(parsed);
    } catch (OutOfMemoryError e) {
      throw failed(parsed, new IllegalStateException(outOfMemory(), e));
    } catch (LinkageError e) {
      if (ShutdownDelay.isEnding()) {
        return CommandLine.ExitCode.SOFTWARE; // a signal came while a class was set up
      }
      if (e.getCause() instanceof InvalidSettingException setting) {
        throw failed(parsed, new UsageException(setting.getMessage()));
      }
      throw e;
    }
  }

  /** Before any work: the cache is needed in the middle of some. */
  private static void requireUsableCache(ParseResult parsed) {
    Settings settings = Settings.of(System.getenv());
    if (settings.text("DUET_CACHE").isPresent()) {
      try {
        CacheRoot.of(settings::text);
      } catch (UnusableCacheException e) {
        throw failed(parsed, e);
      }
    }
  }

  private static CommandLine.ExecutionException failed(ParseResult parsed, Exception cause) {
    List<CommandLine> commands = parsed.asCommandLineList();
    return new CommandLine.ExecutionException(
        commands.get(commands.size() - 1), cause.getMessage(), cause);
  }

  private static String outOfMemory() {
    return "memory ran out, of which this command may have %d MB: give it smaller files, or more by JAVA_TOOL_OPTIONS=-Xmx"
        .formatted(Runtime.getRuntime().maxMemory() >> 20);
  }

  /** What runs a command of these arguments. */
  static CommandLine commandLine(String... arguments) {
    Duet duet = new Duet();
    CommandLine line = CommandTree.of(duet, arguments);
    return line.setErr(new MessageWriter(line.getErr()))
        .setUsageHelpWidth(80)
        .setExpandAtFiles(false) // --json @FILE is a request, not arguments
        .setExecutionStrategy(duet::run)
        .setParameterExceptionHandler(Errors::wrongUsage)
        .setExecutionExceptionHandler(
            (failure, command, parsed) ->
                failure instanceof IllegalStateException && ShutdownDelay.isEnding()
                    ? CommandLine.ExitCode.SOFTWARE // no hook can be added any more
                    : Errors.failed(failure, command, duet.verbose));
  }
}
