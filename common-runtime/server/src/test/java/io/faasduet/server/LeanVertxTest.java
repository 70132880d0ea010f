package io.faasduet.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LeanVertxTest {

  @Test
  void closesIdleConnectionsButNoneUnderAFunctionAtWork() {
    ServerSettings settings = new ServerSettings(0, 1, 1, 1, Duration.ofSeconds(300));

    assertThat(LeanVertx.httpOptions(settings).getIdleTimeout()).isEqualTo(330);
    assertThat(LeanVertx.httpOptions(settings).getIdleTimeoutUnit()).isEqualTo(TimeUnit.SECONDS);
  }
}
