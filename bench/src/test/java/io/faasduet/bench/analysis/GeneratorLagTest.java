package io.faasduet.bench.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.Samples;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratorLagTest {
  @Test
  void aLoadThatWasSentInTimeIsValid() {
    assertThat(GeneratorLag.isTooMuch(load(200, 0, i -> false))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void oneHiccupDoesNotDecideOnASmallRun(int group) {
    assertThat(GeneratorLag.isTooMuch(load(36, group, i -> i >= 9 && i < 14))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aGeneratorThatIsLateAllTheTimeIsNotValidInAnyLoop(int group) {
    assertThat(GeneratorLag.isTooMuch(load(36, group, i -> i % 3 == 0))).isTrue();
    assertThat(GeneratorLag.isTooMuch(load(500, group, i -> true))).isTrue();
  }

  @Test
  void aLongPauseIsNoHiccup() {
    assertThat(GeneratorLag.isTooMuch(load(500, 0, i -> i >= 100 && i < 111))).isTrue();
  }

  @Test
  void onePercentMayBeLateBesidesTheHiccup() {
    assertThat(GeneratorLag.isTooMuch(load(1_000, 0, i -> i % 91 == 0))).isFalse();
    assertThat(GeneratorLag.isTooMuch(load(1_000, 0, i -> i % 80 == 0))).isTrue();
  }

  @Test
  void theOrderOfTheSamplesDoesNotMatter() {
    List<Sample> load = new java.util.ArrayList<>(load(36, 0, i -> i >= 9 && i < 14));
    java.util.Collections.shuffle(load, new java.util.Random(1));
    assertThat(GeneratorLag.isTooMuch(load)).isFalse();
  }

  /** Requests every 5 ms, of which some were sent 3 ms late. */
  private static List<Sample> load(int requests, int group, IntPredicate late) {
    return IntStream.range(0, requests)
        .mapToObj(
            i ->
                Samples.loaded(
                    "f", "http", "steady", group, 1, i, 5.0 * i, late.test(i) ? 3 : 0.1, 1))
        .toList();
  }
}
