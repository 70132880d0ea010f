package io.faasduet.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LambdaHandlerTest {
  private final LambdaHandler<Probe.Request, Probe.Response> handler =
      new LambdaHandler<>(Probe.host());

  @Test
  void jsonInGivesJsonOut() throws IOException {
    assertThat(new TestEvent("{\"text\": \"é\", \"some_count\": 3}").sendTo(handler))
        .asString()
        .isEqualTo("{\"text\":\"é\",\"some_count\":3}");
  }

  @Test
  void aCallerWithAnObjectGetsAnObject() {
    assertThat(handler.handleRequest(new Probe.Request("a", "", 3), new TestContext()))
        .isEqualTo(new Probe.Response("a", 3));
  }

  @Test
  void aCallerWithAnObjectIsToldOfFailuresInTheirOwnClass() {
    assertThatThrownBy(
            () -> handler.handleRequest(new Probe.Request("a", "NOT_FOUND", 3), new TestContext()))
        .isInstanceOf(FunctionException.class)
        .hasMessage("field 'fail' asks for NOT_FOUND");
  }

  @ParameterizedTest
  @EnumSource
  void aFailureIsThrownInAClassCalledAsItsErrorType(ErrorKind failure) {
    TestEvent event = new TestEvent("{\"fail\": \"" + failure + "\"}");
    LambdaError error = catchThrowableOfType(LambdaError.class, () -> event.sendTo(handler));

    assertThat(error.getClass().getName()).isEqualTo(failure.errorType());
    assertThat(error).hasMessage("field 'fail' asks for " + failure).hasNoCause();
    assertThat(error.getStackTrace()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"crash", "assertion", "missing"})
  void whatTheFunctionDidNotForeseeIsAnInternalErrorWithoutItsCause(String fault) {
    TestEvent event = new TestEvent("{\"fail\": \"" + fault + "\"}");
    LambdaError error = catchThrowableOfType(LambdaError.class, () -> event.sendTo(handler));

    assertThat(error.getClass().getName()).isEqualTo("InternalError");
    assertThat(error)
        .hasMessage("the function failed; its log has request aws-request")
        .hasNoCause();
  }

  @Test
  void aWrongFieldIsNamed() {
    assertThatThrownBy(() -> new TestEvent("{\"some_count\": \"x\"}").sendTo(handler))
        .isInstanceOf(LambdaError.class)
        .hasMessage("field 'some_count' must be a whole number, not a string");
  }

  @ParameterizedTest
  @MethodSource("foreign")
  void anotherServicesEventIsNoRequest(String event) {
    assertThatThrownBy(() -> new TestEvent(event).sendTo(handler))
        .isInstanceOf(LambdaError.class)
        .extracting(error -> error.getClass().getName())
        .isEqualTo("InvalidRequest");
  }

  static List<String> foreign() throws IOException {
    return List.of(
        TestEvent.of("http-api-post.json").json(),
        TestEvent.of("function-url-image.json").json(),
        TestEvent.of("rest-api.json").json(),
        TestEvent.of("sqs.json").json(),
        TestEvent.of("s3.json").json(),
        TestEvent.of("s3-test.json").json(),
        BucketNotification.ofMinio("a.jpg"),
        BucketNotification.ofEventBridge("Object Created", "PutObject", "a.jpg"),
        BucketNotification.invokedBySns("{}"),
        BucketNotification.throughSns("{}"));
  }

  @Test
  void anAnswerThatLambdaCannotCarryIsTooLarge() throws IOException {
    String fits = "x".repeat(LambdaHost.MAX_ANSWER_BYTES - "{'text':'','some_count':0}".length());
    assertThat(new TestEvent("{\"text\": \"" + fits + "\"}").sendTo(handler))
        .hasSize(LambdaHost.MAX_ANSWER_BYTES);

    assertThatThrownBy(() -> new TestEvent("{\"text\": \"x" + fits + "\"}").sendTo(handler))
        .isInstanceOf(LambdaError.class)
        .hasMessageStartingWith("the answer has 6291557 bytes, and Lambda carries at most 6291556;")
        .extracting(error -> error.getClass().getName())
        .isEqualTo("TooLarge");
  }

  @Test
  void theDeadlineIsThePlatforms() throws IOException {
    assertThatThrownBy(() -> new TestEvent("{}").sendTo(handler, new TestContext("late", -1)))
        .isInstanceOf(LambdaError.class)
        .hasMessage("the deadline passed before the work began")
        .extracting(error -> error.getClass().getName())
        .isEqualTo("DeadlineExceeded");
  }

  @Test
  void theFunctionSeesThePlatformsRequestIdAndDeadline() throws IOException {
    LambdaHost<Probe.Request, Probe.Response> lambda = new LambdaHost<>(Probe.host());
    Instant before = Instant.now();

    lambda.perform(
        "r1",
        new TestContext("r1", 5_000),
        invocation -> {
          assertThat(invocation.requestId()).isEqualTo("r1");
          assertThat(invocation.deadline().orElseThrow())
              .isBetween(before.plusSeconds(5), Instant.now().plusSeconds(5));
          return invocation;
        });
  }
}
