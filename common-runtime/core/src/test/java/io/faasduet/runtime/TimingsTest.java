package io.faasduet.runtime;

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
  void phases_are_milliseconds_in_the_order_they_first_ended() {
    timings.record("fetch", 1_500_000);
    timings.record("decode", 250_000);
    timings.record("fetch", 500_000);

    assertThat(timings.millis())
        .containsExactly(Map.entry("fetch", 2.0), Map.entry("decode", 0.25));
  }

  @Test
  void as_a_header_they_have_three_decimals() {
    timings.record("init", 1_234_567_890);
    timings.record("decode", 400);
    timings.record("total", 7_000);

    assertThat(timings.serverTiming())
        .isEqualTo("init;dur=1234.568, decode;dur=0.000, total;dur=0.007");
    assertThat(new Timings().serverTiming()).isEmpty();
  }

  @Test
  void timing_gives_back_what_the_work_gives() throws Exception {
    assertThat(timings.<String>time("render", () -> "html")).isEqualTo("html");
    assertThat(timings.millis().get("render")).isNotNegative();
  }

  @Test
  void a_phase_is_recorded_also_when_its_work_fails() {
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
  void a_negative_duration_is_refused() {
    assertThatThrownBy(() -> timings.record("total", -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("phase total lasted -1 ns");
  }

  @Test
  void what_was_read_does_not_change_afterwards() {
    timings.record("decode", 1_000_000);
    Map<String, Double> before = timings.millis();
    timings.record("decode", 1_000_000);

    assertThat(before).containsExactly(Map.entry("decode", 1.0));
  }

  @Test
  void threads_may_record_at_once() throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    for (int i = 0; i < 8_000; i++) {
      threads.execute(() -> timings.record("inference", 1_000_000));
    }
    threads.shutdown();

    assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    assertThat(timings.millis()).containsExactly(Map.entry("inference", 8_000.0));
  }
}
