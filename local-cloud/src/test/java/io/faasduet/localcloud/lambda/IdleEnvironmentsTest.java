package io.faasduet.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.localcloud.Deadline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IdleEnvironmentsTest {
  @RegisterExtension
  static final LambdaSession AWS =
      new LambdaSession(ScriptedHandler.class, 2).idleFor(Duration.ofMillis(200));

  @Test
  void anEnvironmentThatNobodyUsesIsEnded() {
    AWS.deploy("idle", 60, Map.of());
    Path temporary =
        Path.of(AWS.invoke("idle", "\"temporary\"").payload().asUtf8String().replace("\"", ""))
            .getParent();
    Deadline.of(Duration.ofSeconds(30)).await(() -> !Files.exists(temporary));
    assertThat(AWS.log(AWS.invoke("idle", "1"))).contains("INIT_START");
  }
}
