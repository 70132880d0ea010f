package io.faasduet.bench.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.bench.cost.Pricing;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FigureLimitTest {
  private static final Summary SUMMARY =
      RunView.of(ExampleRun.run(), ExampleRun.samples(), Pricing.shipped()).summary();

  @Test
  void aLimitThatNoTargetPassesIsKept() {
    assertThat(passed("warm p95>1s")).isEmpty();
    assertThat(passed("failed>1%")).isEmpty();
  }

  @Test
  void saysWhichTargetPassesIt() {
    assertThat(passed("warm p95 > 10ms"))
        .hasSize(3)
        .allMatch(sentence -> sentence.matches("cnn-serving, warm on \\w+: p95 \\d+\\.\\d\\d ms"));
    assertThat(passed("failed>0.4%"))
        .containsExactly("chameleon, warm on lambda: 1 of 201 requests failed");
  }

  @Test
  void concernsWarmCallsAndLoadsUnlessItNamesAnother() {
    assertThat(passed("median>100ms")).noneMatch(sentence -> sentence.contains(", cold on"));
    assertThat(passed("cold median>100ms"))
        .hasSize(6)
        .allMatch(sentence -> sentence.contains(", cold on"));
    assertThat(passed("load max>100ms"))
        .containsExactly(
            passed("load max>0.1s").get(0)); // the server's nine at once, one after the other
  }

  @Test
  void aFigureThatIsNotKnownIsNotKept() {
    assertThat(passed("cold p95>1s"))
        .contains("chameleon, cold on lambda: 5 answers give no p95, 200 do");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "p95", "p95<200ms", "p95>200", "p95>200%", "failed>1ms", "p42>1ms", "fast>1s"})
  void whatIsNoLimitIsRefused(String text) {
    assertThatThrownBy(() -> FigureLimit.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("'" + text + "' is no limit: write ");
  }

  private static List<String> passed(String text) {
    return FigureLimit.parse(text).passedBy(SUMMARY);
  }
}
