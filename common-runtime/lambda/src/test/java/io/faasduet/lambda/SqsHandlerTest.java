package io.faasduet.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqsHandlerTest {
  private final SqsHandler<Probe.Request, Probe.Response> handler = new SqsHandler<>(Probe.host());

  @Test
  void everyFailingMessageIsListedAndTheOthersAreDone() throws IOException {
    byte[] answer = TestEvent.of("sqs.json").sendTo(handler);

    assertThat(answer)
        .asString()
        .isEqualTo(
            "{\"batchItemFailures\":["
                + "{\"itemIdentifier\":\"2e1424d4-f796-459a-8184-9c92662be6da\"},"
                + "{\"itemIdentifier\":\"7a1f5a0e-1b39-4f0a-9f56-0a6e5d1f7c33\"}]}");
    assertThat(response(answer).getBatchItemFailures())
        .extracting(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
        .containsExactly(
            "2e1424d4-f796-459a-8184-9c92662be6da", "7a1f5a0e-1b39-4f0a-9f56-0a6e5d1f7c33");
  }

  @Test
  void aBatchWithoutAFailureIsAnsweredWithAnEmptyList() throws IOException {
    TestEvent event =
        TestEvent.of("sqs.json")
            .with("{\\\"some_count\\\": \\\"many\\\"}", "{}")
            .with("\\\"assertion\\\"", "\\\"\\\"");

    assertThat(event.sendTo(handler)).asString().isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(new TestEvent("{\"Records\": []}").sendTo(handler))
        .asString()
        .isEqualTo("{\"batchItemFailures\":[]}");
  }

  @Test
  void messagesThatTheDeadlineLeavesBehindAreFailures() throws IOException {
    byte[] answer = TestEvent.of("sqs.json").sendTo(handler, new TestContext("late", -1));

    assertThat(response(answer).getBatchItemFailures()).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "not json",
        "{\"Records\": {}}",
        "{\"Records\": [{\"messageId\": \"m\"}]}",
        "{\"Records\": [{\"body\": \"{}\"}]}"
      })
  void whatIsNotAnSqsEventIsThrownBack(String json) {
    assertThatThrownBy(() -> new TestEvent(json).sendTo(handler))
        .isInstanceOf(LambdaError.class)
        .message()
        .startsWith("not an SQS event: ");
  }

  @Test
  void theEventOfTheseTestsIsOneThatAwssOwnClassesRead() throws IOException {
    SQSEvent event =
        LambdaEventSerializers.serializerFor(SQSEvent.class, SQSEvent.class.getClassLoader())
            .fromJson(TestEvent.of("sqs.json").json());

    assertThat(event.getRecords()).hasSize(4);
    assertThat(event.getRecords().get(0).getBody()).isEqualTo("{\"text\": \"first\"}");
    assertThat(event.getRecords().get(0).getEventSource()).isEqualTo("aws:sqs");
  }

  private static SQSBatchResponse response(byte[] json) {
    return JacksonFactory.getInstance()
        .getSerializer(SQSBatchResponse.class)
        .fromJson(new ByteArrayInputStream(json));
  }
}
