package io.faasduet.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InitContext;
import io.faasduet.api.InvalidSettingException;
import io.faasduet.api.Invocation;
import io.faasduet.api.ServerlessFunction;
import io.faasduet.api.Settings;
import io.faasduet.runtime.Echo.Question;
import io.faasduet.runtime.Echo.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RestoreTest {
  /** Notes its hooks, and the instance's id when they run. */
  private static final class Hooked implements ServerlessFunction<Question, Reply> {
    private final List<String> ran = new ArrayList<>();

    @Override
    public Reply apply(Question request, Invocation invocation) {
      ran.add(request.text());
      return new Reply("", 0);
    }

    @Override
    public void beforeSnapshot() {
      ran.add("before " + ExecutionEnvironment.instanceId());
    }

    @Override
    public void afterRestore() {
      ran.add("after " + ExecutionEnvironment.instanceId());
    }
  }

  @Test
  void aRestoredProcessIsAnEnvironmentOfItsOwn() throws Exception {
    Hooked function = new Hooked();
    try (FunctionHost<Question, Reply> host = Echo.host(function)) {
      Echo.begin(host);
      assertThat(Echo.begin(host).cold()).isFalse();
      String before = ExecutionEnvironment.instanceId();

      host.beforeSnapshot();
      host.afterRestore();

      String after = ExecutionEnvironment.instanceId();
      assertThat(after).isNotEqualTo(before);
      assertThat(function.ran).containsExactly("before " + before, "after " + after);
      Invocation first = Echo.begin(host);
      assertThat(first.cold()).isTrue();
      assertThat(first.timings().millis()).containsOnlyKeys("restore");
      assertThat(Echo.begin(host).cold()).isFalse();
    }
  }

  @Test
  void aFunctionIsPrimedByItsOwnRequestAndIsColdAllTheSame() throws Exception {
    Hooked function = new Hooked();
    try (FunctionHost<Question, Reply> host = primed(function, Optional.of(new Question("own")))) {
      host.beforeSnapshot();
      host.afterRestore();

      assertThat(function.ran).startsWith("own", "own", "own").hasSize(5);
      assertThat(Echo.begin(host).cold()).isTrue();
    }
  }

  @Test
  void itsOwnRequestIsReadWithoutReachingIt() throws Exception {
    List<String> read = new ArrayList<>();
    try (FunctionHost<Noting, Reply> host =
        FunctionHost.start(
            FunctionSpec.builder(
                    "noting",
                    Noting.class,
                    Reply.class,
                    context ->
                        (request, invocation) -> {
                          throw new AssertionError("was called");
                        })
                .example(new Noting("own"))
                .build(),
            InitContext.of(Settings.of(Map.of())))) {
      Noting.READ.set(read);

      host.beforeSnapshot();

      assertThat(read).containsExactly("own");
    } finally {
      Noting.READ.remove();
    }
  }

  /** Notes what is read. */
  record Noting(String text) {
    private static final ThreadLocal<List<String>> READ = ThreadLocal.withInitial(ArrayList::new);

    Noting {
      READ.get().add(text);
    }
  }

  @Test
  void aFunctionWithoutARequestOfItsOwnCannotBePrimed() {
    try (FunctionHost<Question, Reply> host = primed(new Hooked(), Optional.empty())) {
      assertThatThrownBy(host::beforeSnapshot)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "DUET_PRIME=3, and echo has no request of its own: its FunctionSpec needs an example");
    }
  }

  @Test
  void aNumberThatIsNoneIsSaidDuringInit() {
    assertThatThrownBy(
            () ->
                FunctionHost.start(
                    Echo.spec(new Hooked()),
                    InitContext.of(Settings.of(Map.of("DUET_PRIME", "x")))))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("DUET_PRIME must be a whole number from 0 to 100000, not 'x'");
  }

  private static FunctionHost<Question, Reply> primed(Hooked function, Optional<Question> own) {
    FunctionSpec.Builder<Question, Reply> spec =
        FunctionSpec.builder("echo", Question.class, Reply.class, context -> function);
    own.ifPresent(spec::example);
    return FunctionHost.start(spec.build(), InitContext.of(Settings.of(Map.of("DUET_PRIME", "3"))));
  }

  @Test
  void functionsWithoutHooksAreRestoredToo() throws Exception {
    try (FunctionHost<Question, Reply> host = Echo.host(Echo.echo())) {
      host.beforeSnapshot();
      host.afterRestore();
      assertThat(Echo.begin(host).cold()).isTrue();
    }
  }
}
