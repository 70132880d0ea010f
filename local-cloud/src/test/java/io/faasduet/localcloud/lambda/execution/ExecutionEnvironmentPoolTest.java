package io.faasduet.localcloud.lambda.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.localcloud.lambda.function.LambdaConfiguration;
import io.faasduet.localcloud.lambda.function.LambdaFunction;
import io.faasduet.localcloud.lambda.function.LambdaInvocation;
import io.faasduet.localcloud.lambda.function.ServiceException;
import io.faasduet.localcloud.process.ChildProcesses;
import io.faasduet.localcloud.process.JavaCommand;
import io.faasduet.localcloud.process.ProcessStartException;
import io.faasduet.localcloud.process.limits.JvmFlagLimiter;
import io.faasduet.localcloud.snapshot.NoEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExecutionEnvironmentPoolTest {
  private final ExecutionEnvironmentPool environments =
      new ExecutionEnvironmentPool(
          new LambdaFunction(
              new LambdaConfiguration(
                  "gone", Path.of("none.zip"), "None", 128, Duration.ofSeconds(3), Map.of()),
              Path.of("none"),
              new JavaCommand(List.of(), List.of(), "None", List.of()),
              Optional.empty(),
              LambdaFunction.LATEST),
          new AccountConcurrency(1),
          new JvmFlagLimiter(ChildProcesses.ofThisJvm()),
          InitCpu.AS_AWS,
          Runnable::run,
          LogListener.SILENT);

  @Test
  void aFunctionThatWasDeletedStartsNothingForAnEventThatWaited() {
    environments.retire();
    LambdaInvocation waited = new LambdaInvocation("1", "arn", new byte[] {'1'}, Optional.empty());
    assertThatThrownBy(() -> environments.invoke(waited))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining(
            "Function not found: arn:aws:lambda:us-east-1:000000000000:function:");
  }

  @Test
  void noSnapshotIsTakenWhereTheEngineRefusesAndItSaysWhy() {
    assertThatThrownBy(() -> environments.takeSnapshot(new NoEngine()))
        .isInstanceOf(ProcessStartException.class)
        .hasMessage("this machine takes none");
    assertThat(environments.snapshot()).isEmpty();
  }
}
