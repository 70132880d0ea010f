package io.faasduet.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
