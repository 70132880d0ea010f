package io.faasduet.bench.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How many requests an experiment may send is known before it sends any. */
class MostRequestsTest {

  @Test
  void ofExperimentsThatCountTheirRequests() {
    assertThat(new ColdStarts(10).mostRequests()).as("with the discarded one").hasValue(11);
    assertThat(new Repetitions(5).mostRequests()).hasValue(5);
    assertThat(new PingPong(20, 3, "127.0.0.1", Optional.empty()).mostRequests()).hasValue(3);
    assertThat(new Eviction(List.of(1.0, 2.0), 4, 3).mostRequests()).hasValue(48);
    assertThat(new InvocationOverhead("10,20,30", 4, 2, 1).mostRequests()).hasValue(15 + 4_000);
  }

  @Test
  void ofLoadsThatDoNotLastForATime() {
    assertThat(load(Optional.empty(), Optional.of(4)).mostRequests()).hasValue((4 * 5 + 2) * 3);
    assertThat(load(Optional.of(7), Optional.empty()).mostRequests()).hasValue((2 * 7 + 2) * 3);
    assertThat(new OfferedLoad().mostRequests()).as("an open loop").isEmpty();
  }

  private static OfferedLoad load(Optional<Integer> loops, Optional<Integer> batches) {
    return new OfferedLoad(
        Optional.empty(),
        Optional.empty(),
        loops.map(each -> 2),
        loops,
        Optional.empty(),
        batches,
        5,
        30,
        1,
        Optional.empty(),
        2,
        3);
  }
}
