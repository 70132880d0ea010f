package io.faasduet.cli.sebs;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.bench.experiment.ColdStarts;
import io.faasduet.bench.experiment.OfferedLoad;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleBuilder;
import io.faasduet.bench.results.SampleKind;
import io.faasduet.cli.sebs.config.PerfCostSettings;
import io.faasduet.cli.sebs.results.PerfCostDisposition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PerfCostDesignTest {
  private static final List<String> ALL = List.of("cold", "warm", "burst", "sequential");

  @Test
  void eachTypeHasAsManyRequestsAsItsRepetitionsNeed() {
    assertThat(design(50, 50).experiments())
        .contains(new ColdStarts(50))
        .filteredOn(OfferedLoad.class::isInstance)
        .extracting(PerfCostDesignTest::text)
        .containsExactly("warm 2x50", "burst 1x50", "sequential 50x1 after 1");
    assertThat(design(7, 3).experiments())
        .filteredOn(OfferedLoad.class::isInstance)
        .extracting(PerfCostDesignTest::text)
        .containsExactly("warm 4x3", "burst 1x3 twice", "burst rest 1x1", "sequential 7x1 after 1");
    assertThat(design(2, 50).experiments())
        .as("no batch is larger than what is wanted")
        .filteredOn(OfferedLoad.class::isInstance)
        .extracting(PerfCostDesignTest::text)
        .containsExactly("warm 2x2", "burst 1x2", "sequential 2x1 after 1");
  }

  @Test
  void typesThatAreNotAskedForAreNotRun() {
    PerfCostSettings settings =
        new PerfCostSettings("sleep", List.of("cold"), "test", 3, 1, List.of());
    assertThat(new PerfCostDesign(settings).experiments()).containsExactly(new ColdStarts(3));
  }

  @ParameterizedTest
  @CsvSource({
    "cold, trial 1, 0, true, cold, MEASURED",
    "cold, trial 1, 0, false, cold, INCORRECT",
    "warmup, trial 0, 0, true, cold, DISCARDED",
    "load, warm on lambda, 1, true, warm, DISCARDED",
    "load, warm on lambda, 2, false, warm, MEASURED",
    "load, warm on lambda 512 MB, 2, true, warm, INCORRECT",
    "load, burst #2 on lambda, 1, true, burst, MEASURED",
    "load, burst rest on lambda, 1, false, burst, MEASURED",
    "warmup, sequential on http, 1, true, sequential, DISCARDED",
    "load, sequential on http, 3, false, sequential, MEASURED",
  })
  void aSampleBelongsToAType(
      String kind, String step, int group, boolean cold, String type, PerfCostDisposition count) {
    Sample sample =
        new SampleBuilder("sleep", "lambda", SampleKind.of(kind), step, 1)
            .group(group)
            .instance(1, "i", cold)
            .succeeded(1)
            .build();
    assertThat(design(5, 2).type(sample)).isEqualTo(type);
    assertThat(design(5, 2).disposition(sample)).isEqualTo(count);
  }

  private static PerfCostDesign design(int repetitions, int concurrent) {
    return new PerfCostDesign(
        new PerfCostSettings("sleep", ALL, "test", repetitions, concurrent, List.of()));
  }

  private static String text(Object experiment) {
    OfferedLoad load = (OfferedLoad) experiment;
    return "%s %dx%d%s%s"
        .formatted(
            load.name().orElseThrow(),
            load.batches().orElseThrow(),
            load.concurrent(),
            load.repeat() == 1 ? "" : " twice",
            load.warmUpCalls() == 0 ? "" : " after " + load.warmUpCalls());
  }
}
