package io.faasduet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.cli.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine.ParseResult;

/** The commands that the documentation shows are commands that there are. */
class DocumentedCommandsTest {
  private static final Path HOME = Path.of(System.getProperty("duet.home"));
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\w*\\n(.*?)^```");
  private static final Pattern COMMAND =
      Pattern.compile(
          "(?m)^\\s*(?:\\$ )?(?:[A-Z_]+=\\S* )*(?:(?:\\.\\.?/)+)?duet (.*?)(?: && .*)?$");

  /** What the documentation has the reader write, or shows as an example. */
  private static final Set<String> WRITTEN_BY_THE_READER =
      Set.of("hello", "../hello", "timetable", "examples/timetable", "word-count");

  /** Commands that only print; these are run. */
  private static final Set<String> SAFE = Set.of("list", "help", "completion");

  @TestFactory
  Stream<DynamicTest> parse() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path page : pages()) {
      for (String command : commands(Files.readString(page))) {
        String name = HOME.relativize(page) + ": duet " + command;
        tests.add(DynamicTest.dynamicTest(name, () -> parse(command)));
      }
    }
    return tests.stream();
  }

  @Test
  void theReadmeShowsEachOfThem() throws IOException {
    assertThat(commands(Files.readString(HOME.resolve("README.md"))))
        .extracting(command -> ShellWords.of(command).get(0))
        .contains("list", "invoke", "serve", "local", "compare", "report");
  }

  @Test
  void commandsAreFoundAndSplitAsShellsDo() {
    String page =
        "x\n```sh\nA=b ./duet invoke x --json '{\"a\": 1}' \\\n  --s3 # why\n```\n./duet no\n";
    assertThat(commands(page)).hasSize(1);
    assertThat(ShellWords.of(commands(page).get(0)))
        .containsExactly("invoke", "x", "--json", "{\"a\": 1}", "--s3");
  }

  private static void parse(String command) {
    List<String> words = ShellWords.of(command);
    String[] arguments = words.toArray(String[]::new);
    ParseResult last = Duet.commandLine(arguments).parseArgs(arguments);
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    List<String> functions =
        functions(last).stream().filter(name -> !WRITTEN_BY_THE_READER.contains(name)).toList();
    functions.forEach(Catalogue.ofThisDirectory()::find);
    if (functions.isEmpty() && SAFE.contains(words.get(0))) {
      assertThat(Entered.duet(arguments).code()).isZero();
    }
  }

  /** Each argument that the help calls FUNCTION. */
  private static List<String> functions(ParseResult parsed) {
    return Stream.concat(parsed.matchedOptions().stream(), parsed.matchedPositionals().stream())
        .filter(argument -> argument.paramLabel().equals("FUNCTION"))
        .flatMap(argument -> argument.stringValues().stream())
        .toList();
  }

  private static List<String> commands(String page) {
    List<String> commands = new ArrayList<>();
    Matcher block = BLOCK.matcher(page);
    while (block.find()) {
      Matcher command = COMMAND.matcher(block.group(1).replaceAll("\\\\\n\\s*", " "));
      while (command.find()) {
        commands.add(command.group(1));
      }
    }
    return commands;
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(HOME.resolve("README.md")));
    for (String place : List.of("docs", "deploy", "docker", "examples")) {
      try (Stream<Path> files = Files.walk(HOME.resolve(place))) {
        files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
      }
    }
    return pages;
  }
}
