package io.faasduet.cli.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.cli.Entered;
import io.faasduet.cli.Packaged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Commands on benchmarks whose input is made. */
class GeneratedInputTest {
  private static final Pattern ITEM = Pattern.compile("<li>");

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource
  void aBenchmarkIsInvokedWithTheInputThatItsGeneratorMakes(Transport via) {
    Packaged.assume("dynamic-html");
    Entered answer = Entered.duet("invoke", "dynamic-html", "--via", via.name());
    assertThat(answer.err()).startsWith("dynamic-html via " + via);
    assertThat(answer.code()).isZero();
    assertThat(ITEM.matcher(answer.out()).results()).hasSize(10);
  }

  @Test
  void itsNumberIsAName() {
    Packaged.assume("dynamic-html");
    Entered answer = Entered.duet("invoke", "110.dynamic-html", "--size", "small");
    assertThat(answer.code()).as(answer.err()).isZero();
    assertThat(ITEM.matcher(answer.out()).results()).hasSize(1000);
  }

  @Test
  void aRequestOfTheUsersOwnIsTakenAsItIs() {
    Packaged.assume("dynamic-html");
    Entered answer =
        Entered.duet(
            "invoke", "dynamic-html", "--json", "{\"username\": \"me\", \"random_len\": 3}");
    assertThat(answer.code()).as(answer.err()).isZero();
    assertThat(ITEM.matcher(answer.out()).results()).hasSize(3);
  }

  @Test
  void whatIsStoredIsInAStoreOnThisMachine() {
    Packaged.assume("network-benchmark");
    Entered answer = Entered.duet("invoke", "network-benchmark", "--via", "lambda");
    assertThat(answer.code()).as(answer.err()).isZero();
    assertThat(answer.out()).startsWith("{\"result\":\"020.network-benchmark-0-output/results-");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dynamic-html|--size|huge|there is no size 'huge'; sizes are test, small, large",
        "chameleon|--size|small|chameleon has no input of several sizes; leave out --size, or give the request by --json",
      })
  void aSizeThatThereIsNotIsRefused(String function, String option, String value, String message) {
    Packaged.assume(function);
    Entered refused = Entered.duet("invoke", function, option, value);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err().lines().findFirst())
        .hasValueSatisfying(line -> assertThat(line).startsWith("duet: ").contains(message));
    assertThat(refused.out()).isEmpty();
  }

  @Test
  void aSizeAndARequestExcludeEachOther() {
    Packaged.assume("dynamic-html");
    Entered refused =
        Entered.duet("invoke", "dynamic-html", "--size", "test", "--json", "{\"username\": \"a\"}");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("--size and a request exclude each other");
  }

  @Test
  void aRunSaysWhichSizeItHad() throws IOException {
    Packaged.assume("dynamic-html");
    Path out = directory.resolve("run");
    Entered run =
        Entered.duet(
            "bench",
            "cold",
            "dynamic-html",
            "--starts",
            "1",
            "--target",
            "http",
            "--size",
            "small",
            "--out",
            out.toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(Files.readString(out.resolve("plan.yaml"))).contains("size: small");
    assertThat(Files.readString(out.resolve("samples.csv")))
        .contains(",ok,")
        .doesNotContain("wrong");
  }
}
