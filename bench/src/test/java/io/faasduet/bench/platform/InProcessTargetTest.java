package io.faasduet.bench.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InitContext;
import io.faasduet.api.InvalidRequestException;
import io.faasduet.api.ServerlessFunction;
import io.faasduet.api.Settings;
import io.faasduet.bench.results.Phase;
import io.faasduet.runtime.FunctionHost;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InProcessTargetTest {
  record Request(int n) {
    Request {
      if (n < 0) {
        throw new InvalidRequestException("field 'n' must not be negative");
      }
    }
  }

  record Response(int n) {}

  @Test
  void invokesTheFunctionItself() {
    try (Target target = new InProcessTarget(host())) {
      InvocationResult.Success answer = (InvocationResult.Success) target.invoke(json("{\"n\":7}"));
      assertThat(new String(answer.json(), StandardCharsets.UTF_8)).isEqualTo("{\"n\":7}");
      assertThat(answer.process().orElseThrow().timingsMillis())
          .containsKeys(Phase.DECODE, Phase.TOTAL);
      assertThat(target.startsProcesses()).isFalse();
    }
  }

  @Test
  void aFailureIsOfTheFunctionsKind() {
    try (Target target = new InProcessTarget(host())) {
      assertThat(target.invoke(json("{\"n\":-1}")))
          .isEqualTo(
              new InvocationResult.Failure(
                  "function-InvalidRequest", "field 'n' must not be negative"));
    }
  }

  private static byte[] json(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static FunctionHost<Request, Response> host() {
    FunctionSpec<Request, Response> spec =
        FunctionSpec.of("echo", Request.class, Response.class, InProcessTargetTest::echo);
    return FunctionHost.start(spec, InitContext.of(Settings.of(Map.of())));
  }

  private static ServerlessFunction<Request, Response> echo(InitContext environment) {
    return (request, invocation) -> new Response(request.n());
  }
}
