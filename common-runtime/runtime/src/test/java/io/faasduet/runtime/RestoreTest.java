package io.faasduet.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.api.Invocation;
import io.faasduet.api.ServerlessFunction;
import io.faasduet.runtime.Echo.Question;
import io.faasduet.runtime.Echo.Reply;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestoreTest {
  /** Notes its hooks, and the instance's id when they run. */
  private static final class Hooked implements ServerlessFunction<Question, Reply> {
    private final List<String> ran = new ArrayList<>();

    @Override
    public Reply apply(Question request, Invocation invocation) {
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
  void functionsWithoutHooksAreRestoredToo() throws Exception {
    try (FunctionHost<Question, Reply> host = Echo.host(Echo.echo())) {
      host.beforeSnapshot();
      host.afterRestore();
      assertThat(Echo.begin(host).cold()).isTrue();
    }
  }
}
