package io.faasduet.testkit;

import static java.util.Objects.requireNonNull;

import io.faasduet.api.FunctionSpec;
import io.faasduet.api.Settings;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A function for the tests of a class, made once and called by every adapter:
 *
 * <pre>{@code
 * @RegisterExtension static DuetFunction<HelloRequest, HelloResponse> hello =
 *     DuetFunction.of(Hello.SPEC);
 *
 * @Test
 * void greets() {
 *   assertThat(hello.call(new HelloRequest("Ada")).greeting()).isEqualTo("Hello, Ada");
 *   assertThat(hello.overHttp().send("{\"name\": 1}").code()).isEqualTo("400");
 * }
 * }</pre>
 *
 * <p>The field is static: the server starts before the class's tests and stops after them.
 */
public final class DuetFunction<I, O> implements BeforeAllCallback, AfterAllCallback {
  private final FunctionSpec<I, O> spec;
  private final Settings settings;
  private @Nullable FunctionUnderTest<I, O> running;

  private DuetFunction(FunctionSpec<I, O> spec, Settings settings) {
    this.spec = requireNonNull(spec, "spec");
    this.settings = settings;
  }

  /** A function without settings. */
  public static <I, O> DuetFunction<I, O> of(FunctionSpec<I, O> spec) {
    return of(spec, Map.of());
  }

  /** A function with settings, by their names in the environment; its server takes a free port. */
  public static <I, O> DuetFunction<I, O> of(
      FunctionSpec<I, O> spec, Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("PORT", "0");
    return new DuetFunction<>(spec, Settings.of(all));
  }

  /** Calls the function in this process; see {@link FunctionClient#call}. */
  public O call(I request) {
    return inProcess().call(request);
  }

  /** The function without an adapter. */
  public FunctionClient<I, O> inProcess() {
    return client(InProcessAdapter.class);
  }

  /** The function's server over HTTP. */
  public FunctionClient<I, O> overHttp() {
    return client(HttpAdapter.class);
  }

  /** The function's server over gRPC. */
  public FunctionClient<I, O> overGrpc() {
    return client(GrpcAdapter.class);
  }

  /** The function as a Lambda handler, invoked directly. */
  public FunctionClient<I, O> asLambda() {
    return client(LambdaAdapter.class);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    running = FunctionUnderTest.start(spec, settings);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    FunctionUnderTest<I, O> function = running;
    running = null;
    if (function != null) {
      function.close();
    }
  }

  private FunctionClient<I, O> client(Class<? extends AdapterUnderTest> type) {
    FunctionUnderTest<I, O> function = running;
    if (function == null) {
      throw new IllegalStateException(
          spec.name() + " is not running: register the extension by a static field");
    }
    return new FunctionClient<>(spec, function.adapter(type));
  }
}
