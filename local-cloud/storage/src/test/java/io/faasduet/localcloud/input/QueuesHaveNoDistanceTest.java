package io.faasduet.localcloud.input;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.localcloud.distance.DistanceProfile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QueuesHaveNoDistanceTest {
  @Test
  void aBenchmarkWithQueuesIsRefusedBeforeAnythingIsStarted() {
    BenchmarkNeeds needs =
        new BenchmarkNeeds(
            Optional.empty(),
            Duration.ofSeconds(30),
            512,
            1,
            1,
            List.of("storage", "queue"),
            Map.of(),
            Optional.of("Generator"));
    BenchmarkInput.Order order =
        new BenchmarkInput.Order(
            "test",
            Duration.ofSeconds(30),
            Optional.empty(),
            Optional.of(DistanceProfile.of("aws-2018")));
    assertThatThrownBy(
            () ->
                BenchmarkInput.make(
                    "censor",
                    needs,
                    Path.of("none"),
                    order,
                    () -> {
                      throw new AssertionError("a queue server was started");
                    }))
        .isInstanceOf(InputException.class)
        .hasMessage("censor uses queues, which a distance does not reach; leave out the distance");
  }
}
