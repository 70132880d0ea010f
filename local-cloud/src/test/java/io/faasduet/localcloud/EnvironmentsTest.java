package io.faasduet.localcloud;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnvironmentsTest {
  private final Environments environments =
      new Environments(
          new LambdaFunction(
              new LambdaConfiguration(
                  "gone", Path.of("none.zip"), "None", 128, Duration.ofSeconds(3), Map.of()),
              Path.of("none"),
              new JavaCommand(List.of(), List.of(), "None", List.of())),
          new AccountConcurrency(1),
          new FlagConfiner(),
          Runnable::run);

  @Test
  void aFunctionThatWasDeletedStartsNothingForAnEventThatWaited() {
    environments.retire();
    LambdaInvocation waited = new LambdaInvocation("1", "arn", new byte[] {'1'}, Optional.empty());
    assertThatThrownBy(() -> environments.invoke(waited))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining(
            "Function not found: arn:aws:lambda:us-east-1:000000000000:function:");
  }
}
