package io.faasduet.sebs.micro.sleep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.InitContext;
import io.faasduet.api.Invocation;
import io.faasduet.api.Settings;
import io.faasduet.sebs.BenchmarkAnswer;
import io.faasduet.sebs.InputContext;
import io.faasduet.sebs.InputSize;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SleepInputTest {
  private final SleepInput generator = new SleepInput();

  @Test
  void theFunctionSleepsAsLongAsItIsTold() throws Exception {
    Sleep sleep = new Sleep(InitContext.of(Settings.of(Map.of())));
    long start = System.nanoTime();
    assertThat(sleep.apply(new SleepRequest(0.2), Invocation.of("1")).result()).isEqualTo(0.2);
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(200_000_000L);
  }

  @Test
  void anotherResultIsRefused() throws IOException {
    InputContext context = context(InputSize.SMALL, 120);
    Map<String, Object> payload = generator.generate(context).payload();
    assertThat(payload).isEqualTo(Map.of("sleep", 100));
    assertThat(validated(payload, Map.of("result", 100.0))).isEmpty();
    assertThat(validated(payload, Map.of("result", 99))).contains("the result is 99, not 100.0");
    assertThat(validated(payload, Map.of())).contains("the result is null, not 100.0");
  }

  @Test
  void aSleepLongerThanTheTimeOutIsRefusedBeforeItIsSent() {
    assertThatThrownBy(() -> generator.generate(context(InputSize.LARGE, 120)))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "size large sleeps 1000 s, and an invocation may take 120 s; take a smaller size or a longer time-out");
    assertThatThrownBy(() -> generator.generate(context(InputSize.SMALL, 60)))
        .hasMessageContaining("sleeps 100 s");
  }

  private Optional<String> validated(Map<String, Object> payload, Map<String, Object> response) {
    return generator.validate(new BenchmarkAnswer(payload, response, context(InputSize.TEST, 120)));
  }

  private static InputContext context(InputSize size, int timeout) {
    return new InputContext(
        size,
        42,
        Optional.empty(),
        Path.of("."),
        "bench",
        List.of(),
        List.of(),
        Duration.ofSeconds(timeout));
  }
}
