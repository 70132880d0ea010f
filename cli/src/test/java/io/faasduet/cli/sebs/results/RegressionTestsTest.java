package io.faasduet.cli.sebs.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.bench.results.SampleBuilder;
import io.faasduet.bench.results.SampleKind;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegressionTestsTest {
  @Test
  void noTestIsAFailure() {
    RegressionTests none = new RegressionTests();
    assertThat(none.passed()).isFalse();
    assertThat(none.lines()).containsExactly("0 of 0 tests passed: none was run");
  }

  @Test
  void oneThatFailsIsNamed() {
    RegressionTests tests = new RegressionTests();
    tests.answered(sample(1).succeeded(3).build(), Optional.empty(), Optional.empty());
    assertThat(tests.passed()).isTrue();
    tests.answered(
        sample(2).failed("wrong-answer").build(), Optional.empty(), Optional.of("no list"));
    assertThat(tests.passed()).isFalse();
    assertThat(tests.lines())
        .containsExactly("failed: sleep on http: wrong-answer: no list", "1 of 2 tests passed");
  }

  private static SampleBuilder sample(int sequence) {
    return new SampleBuilder("sleep", "http", SampleKind.COLD, "repetitions on http", sequence);
  }
}
