package io.faasduet.bench.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.bench.results.Phase;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InstanceHeadersTest {
  @Test
  void readsServerTimingAsBrowsersDo() {
    assertThat(
            InstanceHeaders.timings(
                "decode;dur=1.5, render;desc=\"x\";dur=2 , cache;dur=9,miss, total;dur=\"4.25\","
                    + " fetch;dur=often"))
        .isEqualTo(Map.of(Phase.DECODE, 1.5, Phase.RENDER, 2.0, Phase.TOTAL, 4.25));
  }
}
