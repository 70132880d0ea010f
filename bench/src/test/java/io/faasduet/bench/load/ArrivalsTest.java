package io.faasduet.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.faasduet.testkit.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void aConstantRateIsEvenAndBeginsAtOnce() {
    assertThat(Arrivals.constant(4, Duration.ofSeconds(1)).dueNanos())
        .containsExactly(0, 250_000_000, 500_000_000, 750_000_000);
    assertThat(Arrivals.constant(0.1, Duration.ofSeconds(25)).dueNanos())
        .containsExactly(0, 10_000_000_000L, 20_000_000_000L);
    assertThat(Arrivals.constant(10_000, MINUTE).count()).isEqualTo(600_000);
  }

  @Test
  void aPoissonProcessHasTheDispersionOfOne() {
    Arrivals arrivals = Arrivals.poisson(50, Duration.ofSeconds(2000), 7);
    double[] gaps = gaps(arrivals);
    double mean = Arrays.stream(gaps).average().orElseThrow();
    double variance = Arrays.stream(gaps).map(g -> (g - mean) * (g - mean)).average().orElseThrow();
    double[] perSecond = perSecond(arrivals, 2000);
    double countVariance =
        Arrays.stream(perSecond).map(n -> (n - 50) * (n - 50)).average().orElseThrow();

    assertThat(arrivals.count()).isCloseTo(100_000, within(1000)); // 3 standard deviations
    assertThat(Math.sqrt(variance) / mean).isCloseTo(1, within(0.02));
    assertThat(countVariance / 50).isCloseTo(1, within(0.1));
    assertThat(arrivals.dueNanos()).isSorted();
  }

  @Test
  void aSeedGivesTheSameArrivalsAgainAndAnotherGivesOthers() {
    assertThat(Arrivals.poisson(50, MINUTE, 1).dueNanos())
        .isEqualTo(Arrivals.poisson(50, MINUTE, 1).dueNanos())
        .isNotEqualTo(Arrivals.poisson(50, MINUTE, 2).dueNanos());
  }

  @Test
  void aRampHasSentTheIntegralOfItsRateAtAnyTime() {
    Arrivals up = Arrivals.ramp(0, 100, MINUTE);
    assertThat(up.count()).isEqualTo(3000);
    assertThat(before(up, 30)).isEqualTo(750);
    assertThat(before(up, 6)).isEqualTo(30);
    Arrivals down = Arrivals.ramp(100, 20, MINUTE);
    assertThat(down.count()).isEqualTo(3600);
    assertThat(before(down, 30)).isEqualTo(2400);
    assertThat(up.dueNanos()).isSorted();
    assertThat(down.dueNanos()).isSorted();
  }

  @Test
  void aRampMayBeAPoissonProcessToo() {
    Arrivals ramp = Arrivals.poissonRamp(0, 100, Duration.ofSeconds(1000), 3);
    assertThat(ramp.count()).isCloseTo(50_000, within(670)); // 3 standard deviations
    assertThat(before(ramp, 500)).isCloseTo(12_500, within(335L));
    double[] perSecond = perSecond(ramp, 1000);
    double dispersion =
        IntStream.range(0, 1000)
            .mapToDouble(s -> Math.pow(perSecond[s] - (s + 0.5) / 10, 2) / ((s + 0.5) / 10))
            .average()
            .orElseThrow();
    assertThat(dispersion).isCloseTo(1, within(0.15));
  }

  @Test
  void burstsComeOnTopOfTheBase() {
    Arrivals arrivals = Arrivals.burst(2, 3, Duration.ofSeconds(1), Duration.ofMillis(2500));
    assertThat(arrivals.dueNanos())
        .containsExactly(
            0,
            500_000_000,
            1_000_000_000,
            1_000_000_000,
            1_000_000_000,
            1_000_000_000,
            1_500_000_000,
            2_000_000_000,
            2_000_000_000,
            2_000_000_000,
            2_000_000_000);
    assertThat(Arrivals.burst(0, 5, Duration.ofSeconds(1), Duration.ofSeconds(2)).dueNanos())
        .containsOnly(1_000_000_000)
        .hasSize(5);
  }

  @Test
  void aTraceIsReadLineByLine(@TempDir Path directory) throws IOException {
    Path marked = directory.resolve("marked.txt");
    Files.writeString(marked, "\uFEFF0.0\r\n0.5\r\n");
    assertThat(Arrivals.trace(marked).dueNanos()).containsExactly(0, 500_000_000);
    Path file = directory.resolve("trace.txt");
    Files.writeString(file, "# seconds\n0\n0.25\n\n0.25\r\n1e1\n");
    assertThat(Arrivals.trace(file).dueNanos())
        .containsExactly(0, 250_000_000, 250_000_000, 10_000_000_000L);
    assertThat(Arrivals.parse("trace:" + file, MINUTE, 1).dueNanos())
        .isEqualTo(Arrivals.trace(file).dueNanos());
  }

  @Test
  void aReportedTraceWithAByteOrderMarkIsReadAsThatWithout(@TempDir Path directory)
      throws IOException {
    Path marked = Files.write(directory.resolve("a"), TestData.file("cases/B61/trace-bom.txt"));
    Path plain = Files.write(directory.resolve("b"), TestData.file("cases/B61/trace-crlf.txt"));
    assertThat(Arrivals.trace(marked).dueNanos())
        .isNotEmpty()
        .isEqualTo(Arrivals.trace(plain).dueNanos());
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-1", "NaN", "Infinity", "1,5", "1e300"})
  void aBadLineOfATraceIsNamed(String line, @TempDir Path directory) throws IOException {
    Path file = directory.resolve("trace.txt");
    Files.writeString(file, "0\n" + line + "\n2\n");
    assertThatThrownBy(() -> Arrivals.trace(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(file + ", line 2: ")
        .hasMessageContaining(line)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void aTraceThatGoesBackOrHoldsNothingIsRefused(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("trace.txt");
    Files.writeString(file, "0\n2\n1\n");
    assertThatThrownBy(() -> Arrivals.trace(file)).hasMessageContaining("line 3: 1 is earlier");
    Files.writeString(file, "# none\n");
    assertThatThrownBy(() -> Arrivals.trace(file)).hasMessageContaining("holds no arrivals");
    assertThatThrownBy(() -> Arrivals.trace(directory.resolve("gone")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there is no file");
  }

  @Test
  void theShortTextsSayWhatTheFactoriesDo() {
    assertThat(parsed("constant:50/s")).isEqualTo(Arrivals.constant(50, MINUTE).dueNanos());
    assertThat(parsed("poisson:0.5/s")).isEqualTo(Arrivals.poisson(0.5, MINUTE, 9).dueNanos());
    assertThat(parsed("ramp:0..100/s")).isEqualTo(Arrivals.ramp(0, 100, MINUTE).dueNanos());
    assertThat(parsed("poisson-ramp:100..0/s"))
        .isEqualTo(Arrivals.poissonRamp(100, 0, MINUTE, 9).dueNanos());
    assertThat(parsed("burst:5/s+100/10s"))
        .isEqualTo(Arrivals.burst(5, 100, Duration.ofSeconds(10), MINUTE).dueNanos());
    assertThat(parsed("burst:100/0.5s"))
        .isEqualTo(Arrivals.burst(0, 100, Duration.ofMillis(500), MINUTE).dueNanos());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "constant",
        "constant:",
        "constant:50",
        "constant:-1/s",
        "poisson:x/s",
        "ramp:100/s",
        "burst:1/s",
        "steady:1/s",
        "constant:1e9/s"
      })
  void aTextThatSaysNoArrivalsIsToldWhatCouldBeSaid(String text) {
    assertThatThrownBy(() -> parsed(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("'" + text + "' does not say")
        .hasMessageContaining("constant:50/s, poisson:50/s, ramp:0..100/s")
        .message()
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "constant:0/s",
        "ramp:0..0/s",
        "burst:1/s+0/1s",
        "burst:1/0s",
        "poisson:9999999/s"
      })
  void aRateThatCannotBeIsRefused(String text) {
    assertThatThrownBy(() -> parsed(text))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .doesNotContain("\n")
        .matches(".*(must be|cannot go|more than).*");
  }

  @Test
  void descriptionsSayAllThatIsNeededToRepeatThem() {
    assertThat(Arrivals.poisson(50, MINUTE, 9).description())
        .isEqualTo("50/s as a Poisson process for 60 s, seed 9");
    assertThat(Arrivals.poissonRamp(0, 100, Duration.ofMillis(1500), 9).description())
        .isEqualTo("0/s to 100/s within 1.5 s as a Poisson process, seed 9");
    assertThat(Arrivals.burst(0.5, 10, Duration.ofSeconds(2), MINUTE).description())
        .isEqualTo("0.5/s and bursts of 10 every 2 s for 60 s");
    assertThat(new Users(1, Duration.ofSeconds(1), MINUTE).description())
        .isEqualTo("1 user thinking 1 s between requests, for 60 s");
    assertThat(new Users(9, Duration.ZERO, Optional.of(0.5), new Users.Loops(4)).description())
        .isEqualTo(
            "9 users thinking 0 s between requests, 0.5 beginning a second, 4 requests each");
    assertThat(new Batches(9, 4).description()).isEqualTo("4 batches of 9 at once");
  }

  private static long[] parsed(String text) {
    return Arrivals.parse(text, MINUTE, 9).dueNanos();
  }

  private static long before(Arrivals arrivals, double seconds) {
    return Arrays.stream(arrivals.dueNanos()).filter(due -> due < seconds * 1e9).count();
  }

  private static double[] gaps(Arrivals arrivals) {
    return IntStream.range(1, arrivals.count())
        .mapToDouble(i -> arrivals.dueNanos(i) - arrivals.dueNanos(i - 1))
        .toArray();
  }

  private static double[] perSecond(Arrivals arrivals, int seconds) {
    double[] counts = new double[seconds];
    for (long due : arrivals.dueNanos()) {
      counts[(int) (due / 1_000_000_000)]++;
    }
    return counts;
  }
}
