package io.faasduet.cli.sebs.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.bench.results.ResourceColumn;
import io.faasduet.bench.results.ResourceSample;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResourceTableTest {
  @Test
  void instancesAreAddedUpAndThePageCacheIsTheMachines() {
    List<ResourceSample> samples =
        List.of(sample(1, 10, 100), sample(2, 11, 300), sample(1, 20, 150), sample(2, 21, 350));
    assertThat(ResourceTable.memory().lines(samples))
        .containsExactly(
            "Timestamp,N,Cached,USS,PSS,RSS", "10000,2,1000,400,,400", "20000,2,1000,500,,500");
  }

  @Test
  void anInstanceThatEndedIsNoMoreCounted() {
    List<ResourceSample> samples =
        List.of(sample(1, 10, 100), sample(2, 11, 300), sample(2, 21, 350), sample(2, 31, 360));
    assertThat(ResourceTable.memory().lines(samples).subList(1, 4))
        .containsExactly("10000,2,1000,400,,400", "21000,1,1000,350,,350", "31000,1,1000,360,,360");
  }

  private static ResourceSample sample(int instance, long millis, double kilobytes) {
    return new ResourceSample(
        millis * 1_000_000,
        Instant.ofEpochMilli(millis),
        "sleep",
        "http",
        "resources of 2 on http",
        instance,
        100 + instance,
        Map.of(
            ResourceColumn.USS_BYTES, kilobytes * 1024,
            ResourceColumn.RSS_BYTES, kilobytes * 1024,
            ResourceColumn.PAGE_CACHE_BYTES, 1000.0 * 1024),
        List.of());
  }
}
