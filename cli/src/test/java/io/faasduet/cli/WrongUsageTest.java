package io.faasduet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrongUsageTest {
  @TempDir Path directory;

  @Test
  void isOneLineAndWhereToLook() {
    Entered.assertRefused("duet: Missing required parameter: 'FUNCTION'", "duet invoke", "invoke");
    Entered.assertRefused("duet: Unknown option: '--fast'", "duet compare", "compare", "--fast");
    Entered.assertRefused(
        "duet: Invalid value for option '--cold': 'x' is not an int",
        "duet compare",
        "compare",
        "--cold",
        "x");
    Entered.assertRefused(
        "duet: --cold must be at least 1, not 0", "duet compare", "compare", "--cold", "0");
    Entered.assertRefused(
        "duet: --warm must not be negative, not -1", "duet compare", "compare", "--warm=-1");
    Entered.assertRefused(
        "duet: --port must be from 0 to 65535, not 65536",
        "duet serve",
        "serve",
        "chameleon",
        "--port",
        "65536");
    Entered.assertRefused("duet: Missing required parameter: 'DIR'", "duet report", "report");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "local",
        "bench",
        "models",
        "cache",
        "cost",
        "sebs",
        "sebs local",
        "sebs experiment",
        "sebs benchmark"
      })
  void aCommandThatNeedsAnotherShowsItsHelp(String command) {
    String[] words = command.isEmpty() ? new String[0] : command.split(" ");
    Entered entered = Entered.duet(words);
    assertThat(entered.code()).isEqualTo(2);
    assertThat(entered.out()).isEmpty();
    String[] help = Arrays.copyOf(words, words.length + 1);
    help[words.length] = "--help";
    assertThat(entered.err()).startsWith("Usage: duet").isEqualTo(Entered.duet(help).out());
  }

  @Test
  void anEmptyArgumentIsRefused() {
    Entered.assertRefused("duet: FUNCTION must not be empty", "duet serve", "serve", "");
    Entered.assertRefused(
        "duet: FUNCTION must not be empty", "duet compare", "compare", "yolo", "");
    Entered.assertRefused(
        "duet: --out must not be empty", "duet compare", "compare", "yolo", "--out=");
    Entered.assertRefused(
        "duet: --json must not be empty", "duet invoke", "invoke", "yolo", "--json", "");
    Entered.assertRefused("duet: DIR must not be empty", "duet report", "report", "");
    Entered.assertRefused("duet: NAME must not be empty", "duet cache clear", "cache", "clear", "");
    Entered.assertRefused(
        "duet: --config must not be empty",
        "duet sebs benchmark invoke",
        "sebs",
        "benchmark",
        "invoke",
        "110.dynamic-html",
        "test",
        "--config=");
    assertThat(Entered.duet("serve", "", "--help").code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NAME",
        "invoke NAME",
        "invoke chameleon --NAME",
        "invoke chameleon --json @NAME",
        "invoke chameleon --via NAME",
        "invoke chameleon --model NAME",
        "compare chameleon --cold NAME",
        "compare chameleon --target NAME",
        "compare chameleon --out NAME",
        "bench warm chameleon --target http://NAME/",
        "bench load chameleon --arrivals NAME",
        "bench load chameleon --arrivals constant:5/s --in-turn NAME",
        "bench load chameleon --fail-if NAME",
        "bench warm chameleon --set NAME=1",
        "bench warm chameleon --set knative.NAME=1",
        "bench run NAME",
        "bench plan NAME",
        "bench import NAME",
        "report NAME",
        "serve chameleon --port NAME",
        "local knative chameleon --listen NAME",
        "local lambda --deploy NAME",
        "local lambda --start NAME",
        "study NAME",
        "models make NAME",
        "models pull NAME",
        "models import squeezenet1.1 --weights NAME --out x",
        "cost serving --prices NAME",
        "sebs benchmark invoke NAME test",
        "sebs --output-dir NAME benchmark invoke 110.dynamic-html test",
        "sebs --config NAME benchmark invoke 110.dynamic-html test",
        "sebs experiment invoke NAME",
        "sebs local start NAME test out.json",
        "sebs storage start NAME out.json",
        "new NAME",
        "completion NAME",
        "help NAME"
      })
  void isOneLineWhateverIsEntered(String command) {
    String[] arguments = command.split(" ");
    for (String name : List.of("no\npe", "no\r\npe", "no\u2028pe", "no\u001b[2Jpe\u0085\u202e")) {
      Entered entered =
          Entered.duet(
              Arrays.stream(arguments)
                  .map(argument -> argument.replace("NAME", name))
                  .toArray(String[]::new));
      assertThat(entered.code()).as(entered.err()).isIn(1, 2);
      assertThat(entered.err().lines())
          .hasSizeLessThanOrEqualTo(2)
          .first()
          .asString()
          .contains("no");
      assertThat(entered.err().replaceAll("\\R?duet: |\\RTry: |\\R$", ""))
          .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");
    }
  }

  @Test
  void anUnknownFunctionIsToldWhichThereAre() {
    String message =
        "duet: there is no function 'nope'; there are chameleon, cnn-serving, image-classify, yolo";
    Entered.assertRefused(message, "duet invoke", "invoke", "nope");
    Entered.assertRefused(message, "duet serve", "serve", "nope");
    Entered.assertRefused(
        message, "duet compare", "compare", "chameleon", "nope", "--out", directory.toString());
  }

  @Test
  void aWrongComparisonLeavesAnEarlierRunWhereItIs() throws Exception {
    Path out = Files.createDirectory(directory.resolve("report"));
    Files.createFile(out.resolve("samples.csv"));
    assertThat(Entered.duet("compare", "nope", "--out", out.toString()).code()).isEqualTo(2);
    assertThat(out.resolve("samples.csv")).exists();
  }

  @Test
  void optionsThatDoNothingAreRefused() {
    Entered.assertRefused(
        "duet: --think is for --users; leave it out",
        "duet bench load",
        "bench",
        "load",
        "chameleon",
        "--arrivals",
        "constant:5/s",
        "--think",
        "2");
    Entered.assertRefused(
        "duet: --seconds is for --arrivals, or --users without --loops; leave it out",
        "duet bench load",
        "bench",
        "load",
        "chameleon",
        "--batches",
        "1x1",
        "--seconds",
        "2");
    Entered.assertRefused(
        "duet: --loops is for --users; leave it out",
        "duet bench load",
        "bench",
        "load",
        "chameleon",
        "--batches",
        "1x1",
        "--loops",
        "2");
    Entered.assertRefused(
        "duet: --set knative.max_scale=3 is for the target knative, which is not measured; add it"
            + " to --target",
        "duet bench cold",
        "bench",
        "cold",
        "chameleon",
        "--set",
        "knative.max_scale=3");
    Entered.assertRefused(
        "duet: --memory is for targets on this machine, and there is none; leave it out",
        "duet bench warm",
        "bench",
        "warm",
        "chameleon",
        "--target",
        "http://127.0.0.1:1/",
        "--memory",
        "1024");
    Entered.assertRefused(
        "duet: --model is for targets on this machine, and there is none; leave it out",
        "duet bench warm",
        "bench",
        "warm",
        "image-classify",
        "--target",
        "http://127.0.0.1:1/",
        "--model",
        "resnet50");
    Entered.assertRefused(
        "duet: --memory is for --deploy and --api; leave it out",
        "duet local lambda",
        "local",
        "lambda",
        "--memory",
        "512");
    Entered.assertRefused(
        "duet: --compare makes no report; leave out --png",
        "duet report",
        "report",
        "--compare",
        "earlier",
        "later",
        "--png");
  }

  @Test
  void aVariableThatIsWrongIsNamed() throws Exception {
    Path out = directory.resolve("report");
    try (DuetProcess duet =
        DuetProcess.start(
            directory,
            Map.of("DUET_ISOLATION", "flags"),
            "bench",
            "cold",
            "chameleon",
            "--out",
            out.toString())) {
      assertThat(duet.exitCode()).isEqualTo(2);
      assertThat(duet.err().lines()).hasSize(2).first().asString().contains("DUET_ISOLATION");
      assertThat(out).doesNotExist();
    }
  }

  @Test
  void theResultsNeedADirectory() throws Exception {
    Packaged.assume("chameleon");
    Path file = Files.createFile(directory.resolve("file"));
    Entered.assertRefused(
        "duet: " + file + " is a file; name a directory",
        "duet compare",
        "compare",
        "--out",
        file.toString());
  }
}
