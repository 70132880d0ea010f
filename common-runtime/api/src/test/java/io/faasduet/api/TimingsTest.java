package io.faasduet.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TimingsTest {
  private final Timings timings = new Timings();

  @Test
  void phasesAreMillisecondsInTheOrderTheyFirstEnded() {
    timings.record("fetch", 1_500_000);
    timings.record("decode", 250_000);
    timings.record("fetch", 500_000);

    assertThat(timings.millis())
        .containsExactly(Map.entry("fetch", 2.0), Map.entry("decode", 0.25));
  }

  @Test
  void asAHeaderTheyHaveThreeDecimals() {
    timings.record("init", 1_234_567_890);
    timings.record("decode", 400);
    timings.record("total", 7_000);

    assertThat(timings.serverTiming())
        .isEqualTo("init;dur=1234.568, decode;dur=0.000, total;dur=0.007");
    assertThat(new Timings().serverTiming()).isEmpty();
  }

  @Test
  void timingGivesBackWhatTheWorkGivesAndHowLongItTook() throws Exception {
    long before = System.nanoTime();
    long[] inside = new long[2];
    String html =
        timings.time(
            "render",
            () -> {
              inside[0] = System.nanoTime();
              do {
                inside[1] = System.nanoTime();
              } while (inside[1] - inside[0] < 1_000_000);
              return "html";
            });
    long after = System.nanoTime();

    assertThat(html).isEqualTo("html");
    assertThat(timings.millis().get("render"))
        .isBetween((inside[1] - inside[0]) / 1e6, (after - before) / 1e6);
  }

  @Test
  void aPhaseIsRecordedAlsoWhenItsWorkFails() {
    assertThatThrownBy(
            () ->
                timings.time(
                    "store",
                    () -> {
                      throw new IOException("no room");
                    }))
        .isInstanceOf(IOException.class);
    assertThat(timings.millis()).containsOnlyKeys("store");
  }

  @Test
  void aNegativeDurationIsRefused() {
    assertThatThrownBy(() -> timings.record("total", -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("phase total lasted -1 ns");
  }

  @Test
  void whatWasReadDoesNotChangeAfterwards() {
    timings.record("decode", 1_000_000);
    Map<String, Double> before = timings.millis();
    timings.record("decode", 1_000_000);

    assertThat(before).containsExactly(Map.entry("decode", 1.0));
  }

  @Test
  void threadsMayRecordAtOnce() throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    for (int i = 0; i < 8_000; i++) {
      threads.execute(() -> timings.record("inference", 1_000_000));
    }
    threads.shutdown();

    assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    assertThat(timings.millis()).containsExactly(Map.entry("inference", 8_000.0));
  }
}
