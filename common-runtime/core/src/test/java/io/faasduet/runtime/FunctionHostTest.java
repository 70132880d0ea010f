package io.faasduet.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FunctionHostTest {
  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

  record Question(String text) {
    Question() {
      this("nothing");
    }
  }

  record Reply(String text, double weight) {}

  private final List<String> closed = new ArrayList<>();

  @Test
  void json_in_gives_json_out() {
    assertThat(invoke(echo(), new Payload.Json("{\"text\": \"é\"}".getBytes(UTF_8))))
        .isEqualTo("{\"text\":\"é\",\"weight\":1.0}");
    assertThat(invoke(echo(), new Payload.Query(Map.of("text", "q"))))
        .isEqualTo("{\"text\":\"q\",\"weight\":1.0}");
    assertThat(invoke(echo(), new Payload.Json(new byte[0])))
        .isEqualTo("{\"text\":\"nothing\",\"weight\":1.0}");
  }

  @Test
  void the_phases_of_an_invocation_are_timed_also_when_it_fails() {
    FunctionHost<Question, Reply> host = host(echo());
    Invocation good = begin(host);
    host.invoke(new Payload.Json(new byte[0]), good);
    Invocation bad = begin(host);
    assertThatThrownBy(() -> host.invoke(new Payload.Json("[]".getBytes(UTF_8)), bad))
        .isInstanceOf(InvalidRequestException.class);

    assertThat(good.timings().millis()).containsKeys("decode", "total");
    assertThat(bad.timings().millis()).containsKeys("decode", "total");
  }

  @Test
  void a_request_without_an_id_is_given_one() {
    FunctionHost<Question, Reply> host = host(echo());

    assertThat(host.begin(Optional.of("mine"), Optional.empty()).requestId()).isEqualTo("mine");
    assertThat(begin(host).requestId()).isNotBlank().isNotEqualTo(begin(host).requestId());
  }

  @Test
  void a_picture_is_taken_where_the_function_takes_pictures() {
    var definition = definition(echo()).withPictures(b -> new Question("picture of " + b.length));
    FunctionHost<Question, Reply> host = FunctionHost.start(definition, environment());

    assertThat(
            new String(host.invoke(new Payload.Body(new byte[3], "image/png"), begin(host)), UTF_8))
        .contains("picture of 3");
    assertThatThrownBy(() -> host.invoke(new Payload.Body(new byte[3], "image/gif"), begin(host)))
        .hasMessage("echo takes application/json, image/jpeg or image/png, not image/gif")
        .extracting("failure")
        .isEqualTo(Failure.UNSUPPORTED_MEDIA);
  }

  @Test
  void a_picture_is_refused_where_the_function_takes_none() {
    FunctionHost<Question, Reply> host = host(echo());

    assertThatThrownBy(() -> host.invoke(new Payload.Body(new byte[3], "image/png"), begin(host)))
        .hasMessage("echo takes application/json, not image/png");
  }

  @Test
  void work_does_not_begin_after_the_deadline() {
    List<String> worked = new ArrayList<>();
    FunctionHost<Question, Reply> host =
        host(
            (question, invocation) -> {
              worked.add(question.text());
              return new Reply("", 0);
            });

    Invocation late = host.begin(Optional.empty(), Optional.of(NOW.minusMillis(1)));
    FunctionException failure =
        catchThrowableOfType(
            FunctionException.class, () -> host.invoke(new Payload.Json(new byte[0]), late));
    Invocation justInTime = host.begin(Optional.empty(), Optional.of(NOW));
    host.invoke(new Payload.Query(Map.of("text", "in time")), justInTime);

    assertThat(failure.failure()).isEqualTo(Failure.DEADLINE_EXCEEDED);
    assertThat(failure).hasMessage("the deadline passed before the work began");
    assertThat(worked).containsExactly("in time");
  }

  @Test
  void a_failure_of_a_kind_is_passed_on_as_it_is() {
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
        new OutOfMemoryError("secret"),
        new StackOverflowError("secret"),
        new NoClassDefFoundError("secret"),
        new UnsatisfiedLinkError("secret"),
        new AssertionError("secret"),
        new Throwable("secret"));
  }

  @ParameterizedTest
  @MethodSource("unforeseen")
  void anything_else_is_an_internal_failure_that_hides_its_cause(Throwable cause) {
    FunctionHost<Question, Reply> host =
        host(
            (question, invocation) -> {
              throw FunctionHostTest.<RuntimeException>sneaky(cause);
            });
    Invocation invocation = host.begin(Optional.of("r1"), Optional.empty());

    assertThatThrownBy(() -> host.invoke(new Payload.Json(new byte[0]), invocation))
        .isInstanceOf(FunctionException.class)
        .hasMessage("the function failed; its log has request r1")
        .hasCause(cause)
        .extracting("failure")
        .isEqualTo(Failure.INTERNAL);
    assertThat(invocation.timings().millis()).containsKey("total");
  }

  @Test
  void an_interrupted_function_leaves_the_interrupt_flag_set() {
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
  void a_response_that_json_has_no_form_for_is_an_internal_failure() {
    FunctionHost<Question, Reply> host = host((question, invocation) -> new Reply("", Double.NaN));

    assertThatThrownBy(() -> host.invoke(new Payload.Json(new byte[0]), begin(host)))
        .extracting("failure")
        .isEqualTo(Failure.INTERNAL);
  }

  @Test
  void the_greeter_does_the_workload_and_then_greets() {
    List<String> worked = new ArrayList<>();
    ServerlessFunction<Question, Reply> function =
        (question, invocation) -> {
          worked.add(question.text());
          return new Reply("", 0);
        };
    FunctionHost<Question, Reply> host =
        FunctionHost.start(
            definition(function).withGreeter(new Question("ten"), new Question("fifteen")),
            environment());

    assertThat(host.greet("record", begin(host))).isEqualTo("Hello, record_response!");
    assertThat(host.greet("replay", begin(host))).isEqualTo("Hello, replay_response!");
    assertThat(host.greet("you", begin(host))).isEqualTo("Hello, you!");
    assertThat(worked).containsExactly("ten", "fifteen", "ten");
  }

  @Test
  void a_function_without_a_greeter_says_so() {
    FunctionHost<Question, Reply> host = host(echo());

    assertThatThrownBy(() -> host.greet("record", begin(host)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("echo has no greeter workload");
  }

  @Test
  void the_function_is_closed_before_its_object_store() {
    host(new Closing(() -> {})).close();

    assertThat(closed).containsExactly("function", "store");
  }

  @Test
  void the_object_store_is_closed_also_when_the_function_fails_to_close() {
    FunctionHost<Question, Reply> host =
        host(
            new Closing(
                () -> {
                  throw new IllegalStateException("stuck");
                }));

    assertThatThrownBy(host::close).hasMessage("stuck");
    assertThat(closed).containsExactly("function", "store");
  }

  @Test
  void the_object_store_is_closed_when_the_function_cannot_be_made() {
    InvalidSettingException wrong = new InvalidSettingException("DUET_MODEL is missing");
    var definition =
        FunctionDefinition.<Question, Reply>of(
            "echo",
            Question.class,
            environment -> {
              throw wrong;
            });

    assertThatThrownBy(() -> FunctionHost.start(definition, environment())).isSameAs(wrong);
    assertThat(closed).containsExactly("store");
  }

  @Test
  void the_init_line_says_when_the_constructor_ran() {
    long before = System.nanoTime();
    FunctionHost<Question, Reply> host = host(echo());
    long after = System.nanoTime();
    String line = host.initLine();

    assertThat(line)
        .startsWith("{\"duet\":{\"init\":{\"instance\":\"" + ExecutionEnvironment.instanceId());
    assertThat(nanos(line, "start_nanos") - before).isNotNegative();
    assertThat(nanos(line, "end_nanos") - nanos(line, "start_nanos")).isNotNegative();
    assertThat(after - nanos(line, "end_nanos")).isNotNegative();
    assertThat(nanos(line, "start_nanos") - nanos(line, "entered_nanos")).isNotNegative();
  }

  private static long nanos(String line, String name) {
    return Long.parseLong(line.replaceAll(".*\"" + name + "\":(-?\\d+).*", "$1"));
  }

  private final class Closing implements ServerlessFunction<Question, Reply> {
    private final Runnable last;

    Closing(Runnable last) {
      this.last = last;
    }

    @Override
    public Reply apply(Question request, Invocation invocation) {
      return new Reply("", 0);
    }

    @Override
    public void close() {
      closed.add("function");
      last.run();
    }
  }

  private static ServerlessFunction<Question, Reply> echo() {
    return (question, invocation) -> new Reply(question.text(), 1);
  }

  private static FunctionDefinition<Question, Reply> definition(
      ServerlessFunction<Question, Reply> function) {
    Function<Environment, ServerlessFunction<Question, Reply>> made = environment -> function;
    return FunctionDefinition.of("echo", Question.class, made);
  }

  private FunctionHost<Question, Reply> host(ServerlessFunction<Question, Reply> function) {
    return FunctionHost.start(definition(function), environment());
  }

  private Environment environment() {
    return new Environment(
        Settings.of(Map.of()),
        new RecordingStore(() -> closed.add("store")),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static Invocation begin(FunctionHost<?, ?> host) {
    return host.begin(Optional.empty(), Optional.empty());
  }

  private String invoke(ServerlessFunction<Question, Reply> function, Payload payload) {
    FunctionHost<Question, Reply> host = host(function);
    return new String(host.invoke(payload, begin(host)), UTF_8);
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> RuntimeException sneaky(Throwable cause) throws T {
    throw (T) cause;
  }
}
