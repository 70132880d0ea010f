package io.faasduet.sebs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BenchmarkAnswerTest {
  @Test
  void aSizeThatIsRightHasNoFault() {
    assertThat(answer(Map.of("upload_size", 7L)).wrongSize("upload_size", 7)).isEmpty();
    assertThat(answer(Map.of("upload_size", 7.0)).wrongSize("upload_size", 7)).isEmpty();
  }

  @Test
  void aSizeThatIsWrongIsNamed() {
    assertThat(answer(Map.of("upload_size", 8)).wrongSize("upload_size", 7))
        .contains("measurement.upload_size is 8, not 7");
  }

  @Test
  void aSizeThatIsMissingOrNoNumberIsNamed() {
    assertThat(answer(Map.of()).wrongSize("upload_size", 7))
        .contains("measurement.upload_size is missing, not 7");
    assertThat(answer(Map.of("upload_size", "7")).wrongSize("upload_size", 7)).isPresent();
    assertThat(answer("none").wrongSize("upload_size", 7)).isPresent();
  }

  @Test
  void whatWasNotMeasuredIsNotANumber() {
    assertThat(answer(Map.of("compute_time", 3)).measured("compute_time")).isEqualTo(3);
    assertThat(answer("none").measured("compute_time")).isNaN();
  }

  private static BenchmarkAnswer answer(Object measurement) {
    return new BenchmarkAnswer(
        Map.of(),
        Map.of("measurement", measurement),
        new InputContext(
            InputSize.TEST,
            1,
            Optional.empty(),
            Path.of("run"),
            "bench",
            List.of(),
            List.of(),
            Duration.ofSeconds(1)));
  }
}
