package io.faasduet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class HelpTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "new",
        "list",
        "invoke",
        "serve",
        "local",
        "local lambda",
        "local knative",
        "local fleet",
        "compare",
        "bench",
        "bench cold",
        "bench warm",
        "bench load",
        "bench memory",
        "bench overhead",
        "bench ping-pong",
        "bench eviction",
        "bench platforms",
        "bench run",
        "bench plan",
        "report",
        "study",
        "cost",
        "cost training",
        "measure",
        "measure distances",
        "cost election",
        "sebs",
        "sebs benchmark",
        "sebs benchmark invoke",
        "sebs benchmark process",
        "sebs benchmark statistics",
        "sebs benchmark package",
        "sebs benchmark regression",
        "sebs test_invoke",
        "sebs burst_invoke",
        "sebs publish",
        "sebs results",
        "sebs logs",
        "sebs run_experiments",
        "sebs install",
        "sebs docker",
        "sebs experiment",
        "sebs experiment invoke",
        "sebs experiment process",
        "sebs experiment statistics",
        "sebs local",
        "sebs local start",
        "sebs local stop",
        "sebs storage",
        "sebs storage start",
        "sebs storage stop",
        "sebs clean",
        "models",
        "models make",
        "models import",
        "cache",
        "cache list",
        "cache clear",
        "completion",
        "help"
      })
  void showsAnExampleThatIsRightAndFitsATerminal(String command) {
    Entered help = Entered.duet((command + " --help").strip().split(" "));

    assertThat(help.code()).isZero();
    assertThat(help.err()).isEmpty();
    assertThat(help.out()).startsWith("Usage: duet " + command);
    assertThat(help.out().lines()).allMatch(line -> line.length() <= 80);
    List<String> examples =
        help.out().lines().map(String::strip).filter(line -> line.startsWith("duet ")).toList();
    assertThat(examples).isNotEmpty();
    for (String example : examples) {
      List<String> words = ShellWords.of(example);
      String[] arguments = words.subList(1, words.size()).toArray(String[]::new);
      Duet.commandLine(arguments).parseArgs(arguments);
    }
  }

  @Test
  void saysEveryDefault() {
    assertThat(Entered.duet("compare", "--help").out())
        .contains("default 7", "default 200", "default report");
    assertThat(Entered.duet("bench", "cold", "--help").out())
        .contains("[lambda, http, grpc]", "[1769]");
    assertThat(Entered.duet("bench", "platforms", "--help").out())
        .contains("[lambda, knative, fleet]", "[1769]");
    assertThat(Entered.duet("bench", "memory", "--help").out().replaceAll("\\s+", " "))
        .contains("[lambda]", "[512, 640, 1024, 1500, 1800, 2048, 2500, 3000]");
    assertThat(Entered.duet("serve", "--help").out()).contains("default 8080");
    assertThat(Entered.duet("invoke", "--help").out()).contains("default inproc", "default {}");
  }

  @Test
  void everyCommandHasOne() {
    CommandLine duet = Duet.commandLine();
    assertThat(duet.getSubcommands().keySet())
        .containsExactlyInAnyOrder(
            "new",
            "list",
            "invoke",
            "serve",
            "local",
            "compare",
            "bench",
            "study",
            "cost",
            "measure",
            "report",
            "sebs",
            "models",
            "cache",
            "completion",
            "help");
  }

  @Test
  void isShownByACommandToo() {
    assertThat(Entered.duet("help")).isEqualTo(Entered.duet("--help"));
    assertThat(Entered.duet("help", "bench", "load"))
        .isEqualTo(Entered.duet("bench", "load", "--help"));
    Entered unknown = Entered.duet("help", "bench", "lod");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).startsWith("duet: there is no command 'lod'; did you mean load");
  }

  @Test
  void mistypedCommandsAndOptionsAreToldWhatMayHaveBeenMeant() {
    assertThat(Entered.duet("comprae", "chameleon").err().lines())
        .containsExactly(
            "duet: there is no command 'comprae'; did you mean compare?", "Try: duet --help");
    assertThat(Entered.duet("bench", "plattforms").err())
        .startsWith("duet: there is no command 'plattforms'; did you mean platforms?");
    assertThat(Entered.duet("weather").err())
        .startsWith("duet: there is no command 'weather'; there are new, list, invoke, ");
    assertThat(Entered.duet("compare", "--colld", "3").err())
        .startsWith("duet: Unknown option: '--colld'; did you mean --cold?");
  }

  @Test
  void completesCommandsAndOptionsInAShell() {
    Entered script = Entered.duet("completion", "bash");
    assertThat(script.code()).isZero();
    assertThat(script.out()).contains("complete -F _complete_duet", "compare", "--cold");
    assertThat(Entered.duet("completion", "zsh").out()).contains("bashcompinit");
    assertThat(Entered.duet("completion", "fish").code()).isEqualTo(2);
  }

  @Test
  void saysItsVersion() {
    Entered version = Entered.duet("--version");
    assertThat(version.code()).isZero();
    assertThat(version.out()).matches("duet \\d+\\.\\d+\\.\\d+\\S*( \\(\\w+\\))?\\R");
  }

  @Test
  void listsTheFunctionsWithRequestsThatCanBeEntered() {
    Entered list = Entered.duet("list");
    assertThat(list.code()).isZero();
    assertThat(list.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(list.out()).contains("chameleon ", "cnn-serving ", "image-classify ", "yolo ");
    assertThat(list.out()).contains("110.dynamic-html ", "invoke ", "--size small");
  }
}
