package io.faasduet.sebs.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.Invocation;
import io.faasduet.api.JsonObject;
import io.faasduet.testkit.DuetFunction;
import io.faasduet.testkit.FunctionClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** SeBS's Java benchmark {@code function.Function}, as it is, on both platforms. */
class SebsFunctionTest {
  @RegisterExtension
  static final DuetFunction<JsonObject, JsonObject> SLEEP =
      DuetFunction.of(SebsFunction.spec("my-sleep", "function.Function"));

  @Test
  void runsOnLambdaAndAsAServer() {
    JsonObject request = new JsonObject(Map.of("sleep", 0.01, "any-other", List.of(1)));
    JsonObject answer = new JsonObject(Map.of("result", 0.01, "calls_of_this_instance", 1));
    for (FunctionClient<JsonObject, JsonObject> adapter :
        List.of(SLEEP.asLambda(), SLEEP.overHttp(), SLEEP.overGrpc())) {
      assertThat(adapter.call(request)).isEqualTo(answer);
      assertThat(adapter.call(request)).as("by an instance of its own").isEqualTo(answer);
    }
  }

  @Test
  void whatTheBenchmarkThrowsIsItsFailure() {
    SebsFunction function = new SebsFunction("function.Function");
    assertThatThrownBy(
            () -> function.apply(new JsonObject(Map.of("sleep", 61)), Invocation.of("1")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("too long");
  }

  @Test
  void aClassThatIsNoBenchmarkIsNamed() {
    assertThatThrownBy(() -> new SebsFunction("function.Missing"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("function.Missing is no public class");
    assertThatThrownBy(() -> new SebsFunction("java.util.ArrayList"))
        .hasMessageContaining("handler");
  }
}
