package io.faasduet.localcloud.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** On a clock of its own: a reading every second, a decision every two. */
class KnativeAutoscalerTest {
  private static final long SECOND = 1_000_000_000;

  private final KnativeAutoscaler autoscaler = new KnativeAutoscaler(options(0, 100, 10));
  private long now;

  @Test
  void aimsAtSeventyPercentOfTheLimit() {
    assertThat(options(0, 100, 10).targetConcurrency()).isEqualTo(7);
    assertThat(options(0, 100, 0).targetConcurrency()).isEqualTo(70);
  }

  @Test
  void wantsAsManyInstancesAsTheMeanNeeds() {
    assertThat(after(60, 20, 3)).isEqualTo(3);
    assertThat(after(60, 28, 3)).isEqualTo(4);
  }

  @Test
  void panicsWhenLoadComesSuddenly() {
    after(60, 5, 1);
    assertThat(after(6, 60, 1)).as("by the panic window, not the stable one").isEqualTo(9);
    assertThat(after(4, 0, 9)).as("never fewer while in panic").isEqualTo(9);
    assertThat(after(70, 5, 9)).as("the panic is over").isLessThan(9);
  }

  @Test
  void atMostHalvesTheInstancesAtATime() {
    after(60, 60, 9);
    after(130, 1, 9);
    assertThat(autoscaler.decide(now, 9)).isEqualTo(4);
    assertThat(autoscaler.decide(now, 4)).isEqualTo(2);
  }

  @Test
  void takesTheLargerWishInPanic() {
    after(60, 70, 1);
    assertThat(autoscaler.isPanicking()).isTrue();
    assertThat(after(7, 7, 1)).as("the stable window wants more than the panic one").isEqualTo(10);
  }

  @Test
  void wantsNoneWhenTheStableWindowIsEmpty() {
    after(10, 1, 1);
    assertThat(after(59, 0, 1)).isEqualTo(1);
    assertThat(after(1, 0, 1)).isZero();
  }

  @Test
  void beginsAnewAfterAWholeWindowWithoutReadings() {
    after(60, 1, 1);
    now += 61 * SECOND;
    assertThat(after(1, 70, 0)).as("not averaged with what was before").isEqualTo(10);
  }

  @Test
  void keepsToItsBounds() {
    KnativeAutoscaler bounded = new KnativeAutoscaler(options(2, 4, 1));
    assertThat(bounded.decide(0, 0)).isEqualTo(2);
    bounded.read(1, 1000);
    assertThat(bounded.decide(1, 2)).isEqualTo(4);
  }

  /** What is decided after so many seconds of so many requests at once. */
  private int after(int seconds, int concurrency, int ready) {
    int wanted = 0;
    for (int i = 0; i < seconds; i++) {
      now += SECOND;
      autoscaler.read(now, concurrency);
      wanted = autoscaler.decide(now, ready);
    }
    return wanted;
  }

  private static KnativeOptions options(int minScale, int maxScale, int containerConcurrency) {
    return new KnativeOptions(
        0,
        1769,
        minScale,
        maxScale,
        containerConcurrency,
        100,
        0.7,
        Duration.ofSeconds(60),
        Duration.ofSeconds(6),
        2,
        Duration.ofSeconds(30));
  }
}
