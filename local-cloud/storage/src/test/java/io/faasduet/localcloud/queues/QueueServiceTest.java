package io.faasduet.localcloud.queues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.localcloud.distance.DistanceProfile;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueServiceTest {
  @TempDir Path directory;

  @Test
  void theUsersOwnServerTakesThePlaceOfOurs() {
    try (QueueService service =
        QueueService.of(
            Map.of("AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:9324"), directory.resolve("none"))) {
      assertThat(service.elsewhere()).isTrue();
      assertThat(service.settings())
          .containsEntry("AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:9324")
          .containsKeys("AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");
    }
  }

  @Test
  void aServerThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> QueueService.of(Map.of(), directory.resolve("none")))
        .isInstanceOf(QueueServiceException.class)
        .hasMessageContaining("none: build Duet again, or name a server by AWS_ENDPOINT_URL_SQS");
  }

  @Test
  void aServerThatEndsAtOnceIsRefused() {
    assertThatThrownBy(() -> QueueService.of(Map.of(), directory))
        .isInstanceOf(QueueServiceException.class)
        .hasMessageContaining("has ended instead of serving");
  }

  @Test
  void anAddressThatIsNoneIsNamed() {
    assertThatThrownBy(() -> QueueService.of(Map.of(QueueService.ENDPOINT, "ht tp:x"), directory))
        .isInstanceOf(QueueServiceException.class)
        .hasMessage(
            "AWS_ENDPOINT_URL_SQS must be an address such as http://127.0.0.1:9324, not 'ht tp:x'");
  }

  @Test
  void theUsersOwnQueuesAreAsFarAsTheyAre() {
    assertThatThrownBy(
            () ->
                QueueService.of(
                    Map.of(QueueService.ENDPOINT, "http://127.0.0.1:9324"),
                    directory,
                    Optional.of(DistanceProfile.of("aws-2018"))))
        .isInstanceOf(QueueServiceException.class)
        .hasMessageContaining("leave out the distance");
  }
}
