package io.faasduet.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.InvalidSettingException;
import io.faasduet.api.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerSettingsTest {

  @Test
  void hasADefaultForEverySetting() {
    int processors = Runtime.getRuntime().availableProcessors();

    assertThat(from(Map.of()))
        .isEqualTo(
            new ServerSettings(8080, processors, 10 * processors, 32 << 20, Duration.ofMinutes(5)));
  }

  @Test
  void readsEverySetting() {
    assertThat(
            from(
                Map.of(
                    "PORT", "50051",
                    "DUET_CONCURRENCY", "3",
                    "DUET_QUEUE", "0",
                    "DUET_MAX_BODY_BYTES", "1000",
                    "DUET_REQUEST_TIMEOUT", "1.5")))
        .isEqualTo(new ServerSettings(50051, 3, 0, 1000, Duration.ofMillis(1500)));
  }

  @Test
  void queuesTenTimesWhatItWorksOn() {
    assertThat(from(Map.of("DUET_CONCURRENCY", "4")).queue()).isEqualTo(40);
  }

  @Test
  void takesAnIsoDuration() {
    assertThat(from(Map.of("DUET_REQUEST_TIMEOUT", "PT2M")).requestTimeout())
        .isEqualTo(Duration.ofMinutes(2));
  }

  @ParameterizedTest
  @CsvSource({
    "PORT, 65536",
    "PORT, http",
    "DUET_CONCURRENCY, 0",
    "DUET_QUEUE, -1",
    "DUET_MAX_BODY_BYTES, 32MB",
    "DUET_MAX_BODY_BYTES, 99999999999",
    "DUET_REQUEST_TIMEOUT, 0",
    "DUET_REQUEST_TIMEOUT, -1",
    "DUET_REQUEST_TIMEOUT, 0.0001",
    "DUET_REQUEST_TIMEOUT, 1e99",
    "DUET_REQUEST_TIMEOUT, P2D",
    "DUET_REQUEST_TIMEOUT, PT",
    "DUET_REQUEST_TIMEOUT, soon"
  })
  void namesASettingThatIsWrong(String name, String value) {
    assertThatThrownBy(() -> from(Map.of(name, value)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith(name + " must be");
  }

  private static ServerSettings from(Map<String, String> settings) {
    return ServerSettings.from(Settings.of(settings));
  }
}
