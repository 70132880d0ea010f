package io.faasduet.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InvalidRequestException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DuetFunctionTest {
  record HelloRequest(String name) {}

  record HelloResponse(String greeting) {}

  private static final AtomicInteger MADE = new AtomicInteger();

  private static final FunctionSpec<HelloRequest, HelloResponse> SPEC =
      FunctionSpec.of(
          "hello",
          HelloRequest.class,
          HelloResponse.class,
          context -> {
            MADE.incrementAndGet();
            return (request, invocation) -> {
              if (request.name().isEmpty()) {
                throw new InvalidRequestException("field 'name' must not be empty");
              }
              return new HelloResponse("Hello, " + request.name());
            };
          });

  @RegisterExtension
  static final DuetFunction<HelloRequest, HelloResponse> HELLO = DuetFunction.of(SPEC);

  private static List<FunctionClient<HelloRequest, HelloResponse>> clients() {
    return List.of(HELLO.inProcess(), HELLO.overHttp(), HELLO.overGrpc(), HELLO.asLambda());
  }

  @Test
  void isMadeOnceAndCalledByEveryAdapter() {
    assertThat(HELLO.call(new HelloRequest("Ada"))).isEqualTo(new HelloResponse("Hello, Ada"));
    for (FunctionClient<HelloRequest, HelloResponse> client : clients()) {
      assertThat(client.call(new HelloRequest("Ada"))).isEqualTo(new HelloResponse("Hello, Ada"));
      assertThat(client.send("{\"name\":\"Bo\"}"))
          .isEqualTo(new FunctionAnswer(true, "OK", "{\"greeting\":\"Hello, Bo\"}"));
    }
    assertThat(MADE).hasValue(1);
  }

  @Test
  void failuresHaveTheCodeOfTheAdapter() {
    assertThat(clients())
        .extracting(client -> client.send("{\"name\":\"\"}").code())
        .containsExactly("INVALID_REQUEST", "400", "INVALID_ARGUMENT", "InvalidRequest");
    assertThatThrownBy(() -> HELLO.overHttp().call(new HelloRequest("")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("400")
        .hasMessageContaining("field 'name' must not be empty");
  }

  @Test
  void anExtensionThatIsNotRegisteredSaysWhatToDo() {
    DuetFunction<HelloRequest, HelloResponse> idle = DuetFunction.of(SPEC);

    assertThatThrownBy(() -> idle.call(new HelloRequest("Ada")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("hello is not running: register the extension by a static field");
  }
}
