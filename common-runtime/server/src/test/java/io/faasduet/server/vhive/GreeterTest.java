package io.faasduet.server.vhive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InitContext;
import io.faasduet.api.InvalidRequestException;
import io.faasduet.api.Settings;
import io.faasduet.runtime.FunctionHost;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GreeterTest {
  record Question(String text) {}

  record Reply() {}

  private final List<String> worked = new ArrayList<>();
  private final FunctionSpec<Question, Reply> spec =
      FunctionSpec.adapt(
          "echo",
          Question.class,
          Reply.class,
          question -> {
            worked.add(question.text());
            return new Reply();
          });

  @Test
  void theWorkloadRunsBeforeTheGreeting() {
    var host =
        host(spec.with(new GreeterWorkloads<>(new Question("ten"), new Question("fifteen"))));

    assertThat(greet(host, "record")).isEqualTo("Hello, record_response!");
    assertThat(greet(host, "replay")).isEqualTo("Hello, replay_response!");
    assertThat(greet(host, "you")).isEqualTo("Hello, you!");
    assertThat(worked).containsExactly("ten", "fifteen", "ten");
  }

  @Test
  void aFunctionWithoutWorkloadsSaysSo() {
    assertThatThrownBy(() -> greet(host(spec), "record"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("echo has no greeter workload");
  }

  private static FunctionHost<Question, Reply> host(FunctionSpec<Question, Reply> spec) {
    return FunctionHost.start(spec, InitContext.of(Settings.of(Map.of())));
  }

  private static String greet(FunctionHost<?, ?> host, String name) {
    return new Greeter<>(host).greet(name, host.begin(Optional.empty(), Optional.empty()));
  }
}
