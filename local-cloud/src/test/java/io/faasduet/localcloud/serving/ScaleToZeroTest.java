package io.faasduet.localcloud.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Stable window 60 s, grace period 30 s. */
class ScaleToZeroTest {
  private static final long SECOND = 1_000_000_000;
  private static final int ROOM = 1;
  private static final int NO_ROOM = -1;

  private final ScaleToZero last = new ScaleToZero(KnativeOptions.DEFAULT, 0);

  @Test
  void theLastInstanceGoesAtOnceIfTheActivatorWasInThePath() {
    assertThat(at(1, 1, 1, NO_ROOM)).isEqualTo(1);
    assertThat(at(62, 1, 0, NO_ROOM)).isZero();
  }

  @Test
  void itStaysForTheGracePeriodIfTheInstancesHadRoomForABurst() {
    assertThat(at(1, 3, 3, ROOM)).isEqualTo(3);
    assertThat(at(100, 1, 1, NO_ROOM)).isEqualTo(1);
    assertThat(at(129, 1, 0, NO_ROOM)).isEqualTo(1);
    assertThat(at(130, 1, 0, NO_ROOM)).isZero();
  }

  @Test
  void itIsThereForTheStableWindowAtLeast() {
    assertThat(at(1, 1, 0, NO_ROOM)).as("nobody waited for it any more").isEqualTo(1);
    assertThat(at(60, 1, 0, NO_ROOM)).isEqualTo(1);
    assertThat(at(61, 1, 0, NO_ROOM)).isZero();
  }

  @Test
  void anInstanceThatComesBackBeginsAnew() {
    at(1, 1, 1, NO_ROOM);
    at(70, 0, 0, NO_ROOM);
    assertThat(at(71, 1, 0, NO_ROOM)).isEqualTo(1);
  }

  @Test
  void theGracePeriodMayBeNone() {
    KnativeOptions d = KnativeOptions.DEFAULT;
    ScaleToZero impatient =
        new ScaleToZero(
            new KnativeOptions(
                0,
                d.megabytes(),
                0,
                10,
                0,
                100,
                0.7,
                d.stableWindow(),
                d.panicWindow(),
                2,
                Duration.ZERO),
            0);
    assertThat(impatient.apply(1, 3, 3, ROOM)).isEqualTo(3);
    assertThat(impatient.apply(61 * SECOND, 1, 0, NO_ROOM)).isZero();
  }

  private int at(int seconds, int ready, int wanted, double excess) {
    return last.apply(seconds * SECOND, ready, wanted, excess);
  }
}
