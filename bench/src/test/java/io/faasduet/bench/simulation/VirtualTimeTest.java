package io.faasduet.bench.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {
  private final VirtualTime time = new VirtualTime();
  private final List<String> happened = new ArrayList<>();

  @Test
  void eventsRunInTheOrderOfTheirTimesAndOfTheirAdding() {
    time.after(20, () -> note("c"));
    time.after(10, () -> note("a"));
    time.after(10, () -> note("b"));
    time.after(10, () -> time.after(5, () -> note("between")));
    time.advance(30);
    assertThat(happened).containsExactly("10 a", "10 b", "15 between", "20 c");
    assertThat(time.nanos()).isEqualTo(30);
  }

  @Test
  void advancingLeavesWhatIsLater() {
    time.after(31, () -> note("later"));
    time.advance(30);
    assertThat(happened).isEmpty();
    assertThat(time.step()).isTrue();
    assertThat(happened).containsExactly("31 later");
    assertThat(time.step()).isFalse();
  }

  @Test
  void nothingHappensBeforeNow() {
    assertThatThrownBy(() -> time.after(-1, () -> {})).isInstanceOf(IllegalArgumentException.class);
  }

  private void note(String what) {
    happened.add(time.nanos() + " " + what);
  }
}
