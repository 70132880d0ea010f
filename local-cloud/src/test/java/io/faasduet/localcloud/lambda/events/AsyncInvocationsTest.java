package io.faasduet.localcloud.lambda.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.localcloud.Deadline;
import io.faasduet.localcloud.LocalQueues;
import io.faasduet.localcloud.lambda.LambdaSession;
import io.faasduet.localcloud.lambda.ScriptedHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.FunctionEventInvokeConfig;
import software.amazon.awssdk.services.lambda.model.GetFunctionEventInvokeConfigResponse;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.RequestTooLargeException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.model.Message;

class AsyncInvocationsTest {
  private static final LocalQueues SQS = LocalQueues.start();

  @RegisterExtension
  static final LambdaSession AWS =
      new LambdaSession(ScriptedHandler.class, 4)
          .withSettings(SQS.settings())
          .retryingAfter(new ShortWaits());

  private record ShortWaits() implements RetryBackoff {
    @Override
    public Duration afterError(int retry) {
      return Duration.ofMillis(10L * retry);
    }

    @Override
    public Duration afterThrottle(int refusal) {
      return refusal < 3 ? Duration.ofMillis(10) : Duration.ofSeconds(61);
    }
  }

  @AfterAll
  static void stopQueues() {
    SQS.close();
  }

  @Test
  void anEventThatFailsIsTriedThreeTimesAndThenReported() {
    String failures = SQS.create("failures", 30);
    AWS.deploy("failing", 60, Map.of());
    AWS.client()
        .putFunctionEventInvokeConfig(
            it ->
                it.functionName("failing")
                    .destinationConfig(to -> to.onFailure(on -> on.destination(failures))));
    send("failing", "\"throw\"");
    assertThat(next("failures").body())
        .startsWith("{\"version\":\"1.0\",\"timestamp\":\"")
        .contains(
            "\"functionArn\":\"arn:aws:lambda:us-east-1:000000000000:function:failing:$LATEST\"",
            "\"condition\":\"RetriesExhausted\",\"approximateInvokeCount\":3}",
            "\"requestPayload\":\"throw\"",
            "\"functionError\":\"Unhandled\"}",
            "\"responsePayload\":{",
            "\"errorMessage\":\"not today\"");
  }

  @Test
  void anEventThatIsNotToBeTriedAgainGoesToTheDeadLetters() throws Exception {
    String letters = SQS.create("letters", 30);
    AWS.deploy("dying", 60, Map.of());
    AWS.client()
        .updateFunctionConfiguration(
            it -> it.functionName("dying").deadLetterConfig(to -> to.targetArn(letters)));
    AWS.client()
        .putFunctionEventInvokeConfig(it -> it.functionName("dying").maximumRetryAttempts(0));
    send("dying", "\"throw\"");
    Message letter = next("letters");
    assertThat(letter.body()).isEqualTo("\"throw\"");
    assertThat(letter.messageAttributes().get("ErrorMessage").stringValue()).isEqualTo("not today");
    assertThat(letter.messageAttributes().get("ErrorCode").stringValue()).isEqualTo("200");
    assertThat(letter.messageAttributes()).containsKey("RequestID");
  }

  @Test
  void aSuccessIsReportedToAQueueOrAFunction() {
    String successes = SQS.create("successes", 30);
    AWS.deploy("first", 60, Map.of());
    AWS.deploy("second", 60, Map.of());
    succeeding("first", "arn:aws:lambda:us-east-1:000000000000:function:second");
    succeeding("second", successes);
    send("first", "[1]");
    assertThat(next("successes").body())
        .contains(
            "function:second:$LATEST",
            "\"condition\":\"Success\",\"approximateInvokeCount\":1}",
            "function:first:$LATEST",
            "\"requestPayload\":[1]");
  }

  @Test
  void anEventWaitsForCapacityUntilItIsTooOld() {
    String late = SQS.create("late", 30);
    AWS.deploy("late", 60, Map.of());
    AWS.client()
        .putFunctionConcurrency(it -> it.functionName("late").reservedConcurrentExecutions(0));
    AWS.client()
        .putFunctionEventInvokeConfig(
            it ->
                it.functionName("late")
                    .maximumEventAgeInSeconds(60)
                    .destinationConfig(to -> to.onFailure(on -> on.destination(late))));
    send("late", "1");
    assertThat(next("late").body())
        .contains("\"condition\":\"EventAgeExceeded\",\"approximateInvokeCount\":0}")
        .doesNotContain("responsePayload");
    AWS.client().deleteFunctionConcurrency(it -> it.functionName("late"));
  }

  @Test
  void whatBecomesOfEventsIsShownChangedAndForgotten() {
    AWS.deploy("configured", 60, Map.of());
    assertThatThrownBy(() -> config("configured"))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("doesn't have an EventInvokeConfig");
    AWS.client()
        .putFunctionEventInvokeConfig(
            it ->
                it.functionName("configured").maximumRetryAttempts(1).maximumEventAgeInSeconds(90));
    AWS.client()
        .updateFunctionEventInvokeConfig(
            it -> it.functionName("configured").maximumRetryAttempts(0));
    assertThat(config("configured").maximumRetryAttempts()).isZero();
    assertThat(config("configured").maximumEventAgeInSeconds()).as("kept").isEqualTo(90);
    assertThat(
            AWS.client()
                .listFunctionEventInvokeConfigs(it -> it.functionName("configured"))
                .functionEventInvokeConfigs())
        .extracting(FunctionEventInvokeConfig::maximumEventAgeInSeconds)
        .containsExactly(90);
    AWS.client().deleteFunctionEventInvokeConfig(it -> it.functionName("configured"));
    assertThatThrownBy(() -> config("configured")).isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void refusesDestinationsThatItCannotTell() {
    AWS.deploy("telling", 60, Map.of());
    for (String arn :
        List.of(
            "arn:aws:sns:us-east-1:000000000000:topic",
            "arn:aws:sqs:us-east-1:000000000000:ordered.fifo")) {
      assertThatThrownBy(() -> succeeding("telling", arn))
          .isInstanceOf(InvalidParameterValueException.class)
          .hasMessageContaining("the ARN of a standard queue or a function");
    }
  }

  @Test
  void refusesAnEventOfMoreThanAMegabyte() {
    AWS.deploy("limited", 60, Map.of());
    assertThatThrownBy(() -> send("limited", "\"" + "x".repeat(1024 * 1024) + "\""))
        .isInstanceOf(RequestTooLargeException.class)
        .hasMessageContaining(
            "Request must be smaller than 1048576 bytes for the InvokeFunction operation");
  }

  private static GetFunctionEventInvokeConfigResponse config(String function) {
    return AWS.client().getFunctionEventInvokeConfig(it -> it.functionName(function));
  }

  private static void succeeding(String function, String destination) {
    AWS.client()
        .putFunctionEventInvokeConfig(
            it ->
                it.functionName(function)
                    .destinationConfig(to -> to.onSuccess(on -> on.destination(destination))));
  }

  private static void send(String function, String payload) {
    AWS.client()
        .invoke(
            it ->
                it.functionName(function)
                    .invocationType(InvocationType.EVENT)
                    .payload(SdkBytes.fromUtf8String(payload)));
  }

  private static Message next(String queue) {
    List<Message> messages = new ArrayList<>();
    Deadline.of(Duration.ofSeconds(60))
        .await(
            () -> {
              messages.addAll(SQS.receive(queue));
              return !messages.isEmpty();
            });
    return messages.get(0);
  }
}
