package io.faasduet.studies.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.InitContext;
import io.faasduet.api.InvalidRequestException;
import io.faasduet.api.Invocation;
import io.faasduet.api.NotFoundException;
import io.faasduet.api.Settings;
import io.faasduet.localcloud.storage.EmbeddedS3;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingStepTest {
  @TempDir Path directory;

  @Test
  void theStateIsHandedOnThroughS3UntilTheTrainingEnds() {
    try (EmbeddedS3 s3 = EmbeddedS3.start();
        TrainingStep function = new TrainingStep(InitContext.of(Settings.of(s3.settings())))) {
      s3.createBucket("reviews");
      for (int i = 0; i < 3; i++) {
        s3.put("reviews", name(i), batch(i));
      }
      TrainingStepRequest request = request("s3://reviews/batch-", "s3://reviews/state.bin", 8);
      Invocation short1 =
          Invocation.builder("1").deadline(Optional.of(Instant.now().minusMillis(1))).build();

      TrainingStepResponse first = function.apply(request, short1);
      assertThat(first.to()).as("one iteration, though its time is over").isEqualTo(1);
      assertThat(first.checkpointMillis()).as("before the first, and after").hasSize(2);
      TrainingStepResponse second = function.apply(request, Invocation.of("2"));

      assertThat(second.from()).isEqualTo(1);
      assertThat(second.to()).isEqualTo(8);
      assertThat(second.done()).isTrue();
      assertThat(second.fetchMillis()).hasSize(7).allMatch(millis -> millis > 0);
      assertThat(second.bytes()).isEqualTo(7L * batch(0).length);
      TrainingStepResponse third = function.apply(request, Invocation.of("3"));
      assertThat(third.losses()).as("nothing is left").isEmpty();
    }
  }

  @Test
  void theSameLoopReadsFiles() throws IOException {
    for (int i = 0; i < 3; i++) {
      Files.write(directory.resolve(name(i)), batch(i));
    }
    String batches = directory.resolve("batch-").toUri().toString();
    String state = directory.resolve("state.bin").toUri().toString();
    try (TrainingStep function = new TrainingStep(InitContext.of(Settings.of(Map.of())))) {
      TrainingStepResponse whole = function.apply(request(batches, state, 301), Invocation.of("1"));
      assertThat(whole.done()).isTrue();
      assertThat(whole.losses().get(300)).as("of the same batch").isLessThan(whole.losses().get(0));
      assertThatThrownBy(
              () -> function.apply(request(batches + "x", state + "2", 9), Invocation.of("2")))
          .isInstanceOf(NotFoundException.class);
      Files.writeString(directory.resolve("other"), "no state");
      String other = directory.resolve("other").toUri().toString();
      assertThatThrownBy(() -> function.apply(request(batches, other, 9), Invocation.of("3")))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining("checkpoint");
    }
  }

  private static String name(int number) {
    return String.format(Locale.ROOT, "batch-%05d.bin", number);
  }

  private static byte[] batch(int number) {
    return new SeededReviews(300, 8, 1).batch(number, 50).encoded();
  }

  private static TrainingStepRequest request(String batches, String checkpoint, int iterations) {
    return new TrainingStepRequest(
        batches,
        Optional.empty(),
        Optional.empty(),
        3,
        iterations,
        checkpoint,
        300,
        1,
        Optional.empty());
  }
}
