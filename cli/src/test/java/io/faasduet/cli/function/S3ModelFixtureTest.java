package io.faasduet.cli.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.api.Settings;
import io.faasduet.objectstore.ObjectStore;
import io.faasduet.objectstore.ObjectStores;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class S3ModelFixtureTest {
  @Test
  void theSettingsLeadToABundleAndPictures() {
    try (S3ModelFixture stored = S3ModelFixture.start()) {
      Map<String, String> settings = stored.settings(Map.of());
      ObjectStore store = ObjectStores.open(Settings.of(settings));

      assertThat(store.list(URI.create(settings.get("DUET_MODEL"))))
          .extracting(Object::toString)
          .anyMatch(object -> object.contains("model.json"))
          .anyMatch(object -> object.contains("labels.txt"));
      assertThat(store.list(URI.create(settings.get("DUET_IMAGES")))).hasSize(4);
    }
  }

  @Test
  void whatItSetsWinsAndTheRestStays() {
    try (S3ModelFixture stored = S3ModelFixture.start()) {
      Map<String, String> settings =
          stored.settings(
              Map.of("DUET_MODEL", "file:/mine", "AWS_SESSION_TOKEN", "real", "DUET_CACHE", "/c"));
      assertThat(settings)
          .containsEntry("DUET_CACHE", "/c")
          .containsEntry("DUET_MODEL", "s3://duet/squeezenet1_1/")
          .doesNotContainKey("AWS_SESSION_TOKEN");
    }
  }
}
