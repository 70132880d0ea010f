package io.faasduet.runtime;

import static io.faasduet.runtime.Echo.echo;
import static io.faasduet.runtime.Echo.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InitContext;
import io.faasduet.api.InvalidSettingException;
import io.faasduet.api.Invocation;
import io.faasduet.api.ServerlessFunction;
import io.faasduet.runtime.Echo.Question;
import io.faasduet.runtime.Echo.Reply;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FunctionHostLifecycleTest {
  private final List<String> closed = new ArrayList<>();
  private final InitContext context = Echo.context();

  @Test
  void theFunctionIsClosedWithItsHost() {
    FunctionHost.start(spec(new Closing(() -> {})), context).close();

    assertThat(closed).containsExactly("function");
  }

  @Test
  void aFunctionThatFailsToCloseSaysSo() {
    FunctionHost<Question, Reply> host =
        FunctionHost.start(
            spec(
                new Closing(
                    () -> {
                      throw new IllegalStateException("stuck");
                    })),
            context);

    assertThatThrownBy(host::close).hasMessage("stuck");
  }

  @Test
  void whatTheConstructorThrowsIsPassedOn() {
    InvalidSettingException wrong = new InvalidSettingException("DUET_MODEL is missing");
    FunctionSpec<Question, Reply> spec =
        FunctionSpec.of(
            "echo",
            Question.class,
            Reply.class,
            given -> {
              throw wrong;
            });

    assertThatThrownBy(() -> FunctionHost.start(spec, context)).isSameAs(wrong);
  }

  @Test
  void theInitLineSaysWhenTheConstructorRan() {
    long before = System.nanoTime();
    FunctionHost<Question, Reply> host = FunctionHost.start(spec(echo()), context);
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
}
