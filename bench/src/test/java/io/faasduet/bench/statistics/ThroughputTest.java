package io.faasduet.bench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ThroughputTest {

  @Test
  void countsAnswersFromTheFirstStartToTheLastEnd() {
    long[] starts = {500_000_000L, 0, 1_000_000_000L};
    long[] ends = {2_000_000_000L, 100_000_000L, 1_200_000_000L};
    Throughput throughput = Throughput.of(starts, ends);
    assertThat(throughput).isEqualTo(new Throughput(3, 2));
    assertThat(throughput.perSecond()).isEqualTo(1.5);
  }

  @Test
  void failedRequestsTakeTimeAndAreNotCounted() {
    Throughput throughput = Throughput.of(new long[] {0, 5}, new long[] {2_000_000_000L});
    assertThat(throughput.perSecond()).isEqualTo(0.5);
    assertThat(Throughput.of(new long[] {7}, new long[0]).perSecond()).isZero();
  }

  @Test
  void requestsThatTookNoTimeByARoundedClockTookAMillisecond() {
    assertThat(Throughput.of(new long[] {5, 5}, new long[] {5, 5}).perSecond()).isEqualTo(2000);
  }

  @Test
  void noRequestsHaveNoThroughput() {
    assertThatThrownBy(() -> Throughput.of(new long[0], new long[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no requests");
    assertThatThrownBy(() -> new Throughput(1, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
