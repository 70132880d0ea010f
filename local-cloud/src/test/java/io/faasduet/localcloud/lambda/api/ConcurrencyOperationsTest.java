package io.faasduet.localcloud.lambda.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.localcloud.Deadline;
import io.faasduet.localcloud.lambda.LambdaSession;
import io.faasduet.localcloud.lambda.ScriptedHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.model.AccountLimit;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.ThrottleReason;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

class ConcurrencyOperationsTest {
  @RegisterExtension static final LambdaSession AWS = new LambdaSession(ScriptedHandler.class, 20);

  @Test
  void aFunctionServesNoMoreThanItsReserveAndOthersAreNotConcerned(@TempDir Path meeting)
      throws IOException {
    AWS.deploy("reserved", 60, Map.of("MEETING", meeting.toString()));
    AWS.deploy("other", 60, Map.of());
    reserve("reserved", 1);
    CompletableFuture<InvokeResponse> met =
        CompletableFuture.supplyAsync(() -> AWS.invoke("reserved", "\"meet\""));
    Deadline.of(Duration.ofSeconds(30)).await(() -> meeting.toFile().list().length == 1);
    assertThatThrownBy(() -> AWS.invoke("reserved", "1"))
        .isInstanceOfSatisfying(
            TooManyRequestsException.class,
            throttled -> {
              assertThat(throttled.reason())
                  .isEqualTo(ThrottleReason.RESERVED_FUNCTION_CONCURRENT_INVOCATION_LIMIT_EXCEEDED);
              assertThat(throttled.statusCode()).isEqualTo(429);
              assertThat(throttled).hasMessageContaining("Rate Exceeded.");
            });
    assertThat(AWS.invoke("other", "1").functionError()).isNull();
    Files.createFile(meeting.resolve("over"));
    assertThat(met.join().payload().asUtf8String()).isEqualTo("\"met\"");
    AWS.client().deleteFunctionConcurrency(it -> it.functionName("reserved"));
  }

  @Test
  void aReserveIsShownAndGivenBack() {
    AWS.deploy("shown", 60, Map.of());
    assertThat(reserved("shown")).isNull();
    reserve("shown", 5);
    assertThat(reserved("shown")).isEqualTo(5);
    assertThat(
            AWS.client()
                .getFunction(it -> it.functionName("shown"))
                .concurrency()
                .reservedConcurrentExecutions())
        .isEqualTo(5);
    AccountLimit limit = AWS.client().getAccountSettings().accountLimit();
    assertThat(limit.concurrentExecutions()).isEqualTo(20);
    assertThat(limit.unreservedConcurrentExecutions()).isEqualTo(15);
    AWS.client().deleteFunctionConcurrency(it -> it.functionName("shown"));
    assertThat(reserved("shown")).isNull();
  }

  @Test
  void aReserveOfNoneSwitchesTheFunctionOff() {
    AWS.deploy("off", 60, Map.of());
    reserve("off", 0);
    assertThatThrownBy(() -> AWS.invoke("off", "1")).isInstanceOf(TooManyRequestsException.class);
    AWS.client().deleteFunctionConcurrency(it -> it.functionName("off"));
    assertThat(AWS.invoke("off", "1").functionError()).isNull();
  }

  @Test
  void theOthersKeepATenth() {
    AWS.deploy("greedy", 60, Map.of());
    assertThatThrownBy(() -> reserve("greedy", 19))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining("below its minimum value of [2].");
    assertThat(reserved("greedy")).isNull();
  }

  private static void reserve(String name, int requests) {
    AWS.client()
        .putFunctionConcurrency(it -> it.functionName(name).reservedConcurrentExecutions(requests));
  }

  private static Integer reserved(String name) {
    return AWS.client()
        .getFunctionConcurrency(it -> it.functionName(name))
        .reservedConcurrentExecutions();
  }
}
