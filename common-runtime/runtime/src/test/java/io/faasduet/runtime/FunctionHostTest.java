package io.faasduet.runtime;

import static io.faasduet.runtime.Echo.begin;
import static io.faasduet.runtime.Echo.echo;
import static io.faasduet.runtime.Echo.host;
import static io.faasduet.runtime.Echo.invoke;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.faasduet.api.Caller;
import io.faasduet.api.Capability;
import io.faasduet.api.ErrorKind;
import io.faasduet.api.FieldNaming;
import io.faasduet.api.FunctionException;
import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InitContext;
import io.faasduet.api.InvalidRequestException;
import io.faasduet.api.InvalidSettingException;
import io.faasduet.api.Invocation;
import io.faasduet.api.NotFoundException;
import io.faasduet.api.Settings;
import io.faasduet.runtime.Echo.Question;
import io.faasduet.runtime.Echo.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FunctionHostTest {
  @Test
  void jsonInGivesJsonOut() {
    assertThat(invoke(echo(), "{\"text\": \"é\"}")).isEqualTo("{\"text\":\"é\",\"weight\":1.0}");
    assertThat(invoke(echo(), "")).isEqualTo("{\"text\":\"nothing\",\"weight\":1.0}");
  }

  @Test
  void whatIsNoRequestOfTheFunctionIsRefused() {
    assertThatThrownBy(() -> invoke(echo(), "{\"Text\": \"é\"}"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("the request has none of this function's fields (text), but 'Text'");
    assertThat(invoke(echo(), "{}")).contains("nothing");
    assertThat(invoke(echo(), "{\"text\": \"a\", \"size\": 1}")).contains("\"a\"");
  }

  @Test
  void strictlyNoUnknownFieldIsTaken() {
    FunctionHost<Question, Reply> strict = withSetting("DUET_STRICT", "true");

    assertThatThrownBy(() -> strict.decode("{\"text\": \"a\", \"txt\": 1}".getBytes(UTF_8)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("the request has unknown fields: 'txt' (nearest: 'text')");
    assertThatThrownBy(() -> strict.decode(Map.of("text", "a", "txt", "1")))
        .isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> withSetting("DUET_STRICT", "yes"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("DUET_STRICT must be true or false, not 'yes'");
  }

  private static FunctionHost<Question, Reply> withSetting(String name, String value) {
    return FunctionHost.start(Echo.spec(echo()), InitContext.of(Settings.of(Map.of(name, value))));
  }

  @Test
  void thePhasesOfAnInvocationAreTimedAlsoWhenItFails() {
    FunctionHost<Question, Reply> host = host(echo());
    Invocation good = begin(host);
    host.invoke(new byte[0], good);
    Invocation bad = begin(host);
    assertThatThrownBy(() -> host.invoke("[]".getBytes(UTF_8), bad))
        .isInstanceOf(InvalidRequestException.class);

    assertThat(good.timings().millis()).containsKeys("decode", "total");
    assertThat(bad.timings().millis()).containsKeys("decode", "total");
  }

  @Test
  void aRequestWithoutAnIdIsGivenOne() {
    FunctionHost<Question, Reply> host = host(echo());

    assertThat(host.begin(Optional.of("mine"), Optional.empty()).requestId()).isEqualTo("mine");
    assertThat(begin(host).requestId()).isNotBlank().isNotEqualTo(begin(host).requestId());
  }

  @Test
  void workDoesNotBeginAfterTheDeadline() {
    List<String> worked = new ArrayList<>();
    FunctionHost<Question, Reply> host =
        host(
            (question, invocation) -> {
              worked.add(question.text());
              return new Reply("", 0);
            });

    Invocation late = host.begin(Optional.empty(), Optional.of(Echo.NOW.minusMillis(1)));
    FunctionException failure =
        catchThrowableOfType(FunctionException.class, () -> host.invoke(new byte[0], late));
    Invocation justInTime = host.begin(Optional.empty(), Optional.of(Echo.NOW));
    host.invoke("{\"text\":\"in time\"}".getBytes(UTF_8), justInTime);

    assertThat(failure.failure()).isEqualTo(ErrorKind.DEADLINE_EXCEEDED);
    assertThat(failure).hasMessage("the deadline passed before the work began");
    assertThat(worked).containsExactly("in time");
  }

  @Test
  void aFailureOfAKindIsPassedOnAsItIs() {
    NotFoundException missing = new NotFoundException("s3://b/k is not there");
    FunctionHost<Question, Reply> host =
        host(
            (question, invocation) -> {
              throw missing;
            });

    assertThatThrownBy(() -> host.call(new Question(), begin(host))).isSameAs(missing);
  }

  static List<Throwable> unforeseen() {
    return List.of(
        new IllegalStateException("secret"),
        new IOException("secret"),
        new NoClassDefFoundError("secret"),
        new UnsatisfiedLinkError("secret"),
        new AssertionError("secret"),
        new Throwable("secret"));
  }

  @ParameterizedTest
  @MethodSource("unforeseen")
  void anythingElseIsAnInternalFailureThatHidesItsCause(Throwable cause) {
    FunctionHost<Question, Reply> host =
        host(
            (question, invocation) -> {
              throw FunctionHostTest.<RuntimeException>sneaky(cause);
            });
    Invocation invocation = host.begin(Optional.of("r1"), Optional.empty());

    assertThatThrownBy(() -> host.invoke(new byte[0], invocation))
        .isInstanceOf(FunctionException.class)
        .hasMessage("the function failed; its log has request r1")
        .hasCause(cause)
        .extracting("failure")
        .isEqualTo(ErrorKind.INTERNAL);
    assertThat(invocation.timings().millis()).containsKey("total");
  }

  static List<VirtualMachineError> fatal() {
    return List.of(
        new OutOfMemoryError("full"), new StackOverflowError("deep"), new InternalError("broken"));
  }

  @ParameterizedTest
  @MethodSource("fatal")
  void anErrorOfTheJvmItselfIsPassedOnForTheAdapterToEndTheEnvironment(VirtualMachineError error) {
    FunctionHost<Question, Reply> host =
        host(
            (question, invocation) -> {
              throw error;
            });

    assertThatThrownBy(() -> host.invoke(new byte[0], begin(host))).isSameAs(error);
    assertThatThrownBy(() -> host.call(new Question(), begin(host))).isSameAs(error);
    assertThatThrownBy(() -> host.invokeAll(List.of(new byte[0]), begin(host))).isSameAs(error);
  }

  record Exhausting(int size) {
    Exhausting {
      throw new OutOfMemoryError("full");
    }
  }

  @Test
  void soIsOneThatTheRequestsConstructorMeets() {
    var spec =
        FunctionSpec.adapt("exhausting", Exhausting.class, Reply.class, r -> new Reply("", 0));
    FunctionHost<Exhausting, Reply> host = FunctionHost.start(spec, Echo.context());

    assertThatThrownBy(() -> host.invoke("{\"size\":1}".getBytes(UTF_8), begin(host)))
        .isInstanceOf(OutOfMemoryError.class);
  }

  record Faulty(int size) {
    Faulty {
      throw new AssertionError("secret");
    }
  }

  @Test
  void anyOtherErrorOfTheRequestsConstructorIsAnInternalFailure() {
    var spec = FunctionSpec.adapt("faulty", Faulty.class, Reply.class, r -> new Reply("", 0));
    FunctionHost<Faulty, Reply> host = FunctionHost.start(spec, Echo.context());

    assertThatThrownBy(() -> host.invoke("{\"size\":1}".getBytes(UTF_8), begin(host)))
        .extracting("failure")
        .isEqualTo(ErrorKind.INTERNAL);
  }

  record Sets(java.util.Set<String> names) {}

  @Test
  void aRequestOrAResponseWithoutAFormInJsonFailsAtInit() {
    var wrongRequest = FunctionSpec.adapt("sets", Sets.class, Reply.class, r -> new Reply("", 0));
    var wrongResponse =
        FunctionSpec.adapt("sets", Question.class, Sets.class, r -> new Sets(java.util.Set.of()));
    var noRecord = FunctionSpec.adapt("text", String.class, Reply.class, r -> new Reply("", 0));

    assertThatThrownBy(() -> FunctionHost.start(wrongRequest, Echo.context()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "Sets.names is a java.util.Set<java.lang.String>, which cannot be read from JSON; use"
                + " int, long");
    assertThatThrownBy(() -> FunctionHost.start(wrongResponse, Echo.context()))
        .hasMessageStartingWith(
            "Sets.names is a java.util.Set<java.lang.String>, which cannot be"
                + " written as JSON");
    assertThatThrownBy(() -> FunctionHost.start(noRecord, Echo.context()))
        .hasMessage("the request java.lang.String is no record; requests are records");
  }

  @Test
  void aPlainJavaFunctionIsAdapted() {
    var spec =
        FunctionSpec.adapt("upper", Question.class, Reply.class, q -> new Reply(q.text() + "!", 2));
    FunctionHost<Question, Reply> host = FunctionHost.start(spec, Echo.context());

    assertThat(new String(host.invoke("{\"text\":\"a\"}".getBytes(UTF_8), begin(host)), UTF_8))
        .isEqualTo("{\"text\":\"a!\",\"weight\":2.0}");
  }

  record Sizes(int numOfRows) {}

  @Test
  void aFunctionChoosesHowItsFieldsAreNamed() {
    var spec =
        FunctionSpec.<Sizes, Sizes>builder(
                "sizes", Sizes.class, Sizes.class, context -> (sizes, invocation) -> sizes)
            .fieldNaming(FieldNaming.AS_DECLARED)
            .build();
    FunctionHost<Sizes, Sizes> host = FunctionHost.start(spec, Echo.context());

    assertThat(new String(host.invoke("{\"numOfRows\":3}".getBytes(UTF_8), begin(host)), UTF_8))
        .isEqualTo("{\"numOfRows\":3}");
  }

  @Test
  void anInvocationKnowsItsCaller() {
    Caller caller =
        new Caller() {
          @Override
          public Optional<String> header(String lowerCaseName) {
            return Optional.of("header " + lowerCaseName);
          }
        };
    FunctionHost<Question, Reply> host = host(echo());

    Invocation known = host.begin(Optional.empty(), Optional.empty(), caller);

    assertThat(known.header("x-a")).contains("header x-a");
    assertThat(known.clientContext("a")).isEmpty();
    assertThat(begin(host).header("x-a")).isEmpty();
    assertThat(begin(host).traceParent()).isEmpty();
  }

  @Test
  void anInterruptedFunctionLeavesTheInterruptFlagSet() {
    FunctionHost<Question, Reply> host =
        host(
            (question, invocation) -> {
              throw new InterruptedException();
            });

    assertThatThrownBy(() -> host.call(new Question(), begin(host)))
        .isInstanceOf(FunctionException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aResponseThatJsonHasNoFormForIsAnInternalFailure() {
    FunctionHost<Question, Reply> host = host((question, invocation) -> new Reply("", Double.NaN));

    assertThatThrownBy(() -> host.invoke(new byte[0], begin(host)))
        .extracting("failure")
        .isEqualTo(ErrorKind.INTERNAL);
  }

  record Required(String name) implements Capability<Object> {}

  record Ignorable(String name) implements Capability<Object> {
    @Override
    public boolean required() {
      return false;
    }
  }

  @Test
  void aCapabilityThatNothingServesFailsAtInit() {
    var spec = Echo.spec(echo()).with(new Required("x"));

    assertThatThrownBy(() -> FunctionHost.start(spec, Echo.context()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("echo has the capability " + Required.class.getName());
    FunctionHost.start(spec, Echo.context(), List.of(Required.class)).close();
  }

  @Test
  void aCapabilityOfAnotherProtocolIsPassedOver() {
    var spec = Echo.spec(echo()).with(new Ignorable("x"));

    try (FunctionHost<Question, Reply> host = FunctionHost.start(spec, Echo.context())) {
      assertThat(host.call(new Question("as ever"), begin(host)).text()).isEqualTo("as ever");
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> RuntimeException sneaky(Throwable cause) throws T {
    throw (T) cause;
  }
}
