package io.faasduet.bench.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleKind;
import io.faasduet.bench.results.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleIndexTest {
  private final List<Sample> samples = ExampleRun.samples();
  private final SampleIndex index = new SampleIndex(samples);

  @Test
  void findsWhatAPassOverAllSamplesFinds() {
    for (String function : List.of("chameleon", "cnn-serving", "unknown")) {
      for (String target : List.of("lambda", "http", "grpc", "unknown")) {
        List<Sample> there =
            samples.stream()
                .filter(s -> s.function().equals(function) && s.target().equals(target))
                .toList();
        assertThat(index.of(function, target)).isEqualTo(there);
        for (SampleKind kind : List.of(SampleKind.COLD, SampleKind.WARM, SampleKind.WARMUP)) {
          assertThat(index.of(function, target, kind))
              .isEqualTo(there.stream().filter(s -> s.experiment().equals(kind)).toList());
        }
        assertThat(index.load(function, "published", target))
            .isEqualTo(there.stream().filter(s -> s.experiment().equals(SampleKind.LOAD)).toList());
      }
    }
    assertThat(index.loads("chameleon")).containsExactly("published");
    assertThat(index.loads("cnn-serving")).isEmpty();
    assertThat(index.size()).isEqualTo(samples.size());
    assertThat(index.failed()).isEqualTo(1);
    assertThat(index.count(SampleKind.COLD)).isEqualTo(30);
    assertThat(index.experiments())
        .containsExactly(SampleKind.COLD, SampleKind.WARM, SampleKind.LOAD);
  }

  @Test
  void aTargetWithoutAnAnswerHasNone() {
    SampleIndex failed =
        new SampleIndex(
            List.of(Samples.failed("chameleon", "http", SampleKind.WARM, 1, "http-503")));
    assertThat(failed.answered("chameleon", List.of("http"), SampleKind.WARM)).isEmpty();
  }
}
