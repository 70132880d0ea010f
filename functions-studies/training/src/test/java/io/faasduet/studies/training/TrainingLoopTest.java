package io.faasduet.studies.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.studies.training.TrainingLoop.Iteration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TrainingLoopTest {
  private static final SeededReviews REVIEWS = new SeededReviews(200, 10, 5);

  @Test
  void theLossFallsAsThereIsALinearSignal() {
    TrainingState state = TrainingState.drawn(200, 1);
    List<Iteration> done =
        new TrainingLoop(number -> REVIEWS.batch(number, 100).encoded(), 4, System::nanoTime)
            .run(state, 2000, Long.MAX_VALUE);
    assertThat(done).hasSize(2000);
    assertThat(done.get(1999).loss()).isLessThan(done.get(0).loss() / 10);
  }

  @Test
  void whatIsInterruptedAndResumedEndsWithTheSameParameters() {
    TrainingLoop loop =
        new TrainingLoop(number -> REVIEWS.batch(number, 20).encoded(), 3, System::nanoTime);
    TrainingState whole = TrainingState.drawn(200, 1);
    loop.run(whole, 11, Long.MAX_VALUE);

    TrainingState part = TrainingState.drawn(200, 1);
    loop.run(part, 4, Long.MAX_VALUE);
    TrainingState resumed = TrainingState.decoded(part.encoded());
    assertThat(resumed.iterations()).isEqualTo(4);
    loop.run(resumed, 11, Long.MAX_VALUE);

    assertThat(resumed.encoded()).isEqualTo(whole.encoded());
  }

  @Test
  void stopsBeforeAnIterationThatMightEndTooLate() {
    AtomicLong now = new AtomicLong();
    TrainingLoop loop =
        new TrainingLoop(
            number -> {
              now.addAndGet(100);
              return REVIEWS.batch(number, 5).encoded();
            },
            3,
            now::get);
    TrainingState state = TrainingState.drawn(200, 1);
    assertThat(loop.run(state, 100, 1000)).as("1.5 times 100 are left after 8").hasSize(9);
    assertThat(loop.run(state, 100, now.get() - 1)).as("never none").hasSize(1);
    assertThat(state.iterations()).isEqualTo(10);
  }
}
