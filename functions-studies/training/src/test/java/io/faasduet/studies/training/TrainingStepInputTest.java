package io.faasduet.studies.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.sebs.BenchmarkAnswer;
import io.faasduet.sebs.GeneratedInput;
import io.faasduet.sebs.InputContext;
import io.faasduet.sebs.InputSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingStepInputTest {
  @TempDir Path directory;

  @Test
  void makesBatchesOfTheSizeAsObjectsAndAsFiles() throws IOException {
    GeneratedInput input = new TrainingStepInput().generate(context());
    assertThat(input.objects()).hasSize(4);
    assertThat(input.objects().get(3).key()).isEqualTo("in/batch-00003.bin");
    assertThat(Files.size(input.objects().get(0).file())).isBetween(255_000L, 256_000L);
    assertThat(input.payload())
        .containsEntry("batches", "s3://b/in/batch-")
        .containsEntry("checkpoint", "s3://b/out/state.bin");
  }

  @Test
  void refusesAnAnswerWithoutALossForEachIteration() throws IOException {
    TrainingStepInput input = new TrainingStepInput();
    assertThat(input.validate(answer(Map.of("from", 0, "to", 2, "losses", List.of(4.0, 3.0)))))
        .isEmpty();
    assertThat(input.validate(answer(Map.of("from", 0, "to", 2, "losses", List.of(4.0)))))
        .hasValueSatisfying(fault -> assertThat(fault).contains("iterations 0 to 2"));
    assertThat(input.validate(answer(Map.of("from", 0, "to", 1, "losses", List.of(Double.NaN)))))
        .isPresent();
  }

  private BenchmarkAnswer answer(Map<String, Object> response) {
    return new BenchmarkAnswer(Map.of(), response, context());
  }

  private InputContext context() {
    return new InputContext(
        InputSize.TEST,
        42,
        Optional.empty(),
        directory,
        "b",
        List.of("in"),
        List.of("out"),
        Duration.ofSeconds(10));
  }
}
