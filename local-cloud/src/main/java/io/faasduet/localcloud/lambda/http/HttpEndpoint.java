package io.faasduet.localcloud.lambda.http;

import io.faasduet.http.ListenAddress;
import io.faasduet.localcloud.http.LocalHttpServer;
import io.faasduet.localcloud.http.LocalHttpServer.Request;
import io.faasduet.localcloud.http.LocalHttpServer.Response;
import io.faasduet.localcloud.lambda.execution.DeployedFunction;
import io.faasduet.localcloud.lambda.execution.FunctionRegistry;
import io.faasduet.localcloud.lambda.execution.InvocationOutcome;
import io.faasduet.localcloud.lambda.function.LambdaInvocation;
import io.faasduet.localcloud.lambda.function.ServiceException;
import io.faasduet.localcloud.process.DaemonThreads;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An HTTP server that invokes one deployed function for each request, on every path and for every
 * method, and translates its result. Thread-safe.
 */
public final class HttpEndpoint implements AutoCloseable {
  /** Lambda's limit of a synchronous request; the event is longer than the body it carries. */
  private static final int MAX_EVENT_BYTES = 6 * 1024 * 1024;

  private final HttpFrontEnd frontEnd;
  private final String functionName;
  private final FunctionRegistry functions;
  private final Optional<Duration> limit;
  private final String id = UUID.randomUUID().toString().replace("-", "").substring(0, 10);
  private final ExecutorService invocations = DaemonThreads.pool("local-http-invocation");
  private final LocalHttpServer server;

  private HttpEndpoint(
      HttpFrontEnd frontEnd,
      String functionName,
      FunctionRegistry functions,
      ListenAddress listen,
      int port,
      Optional<Duration> limit) {
    this.frontEnd = frontEnd;
    this.functionName = functionName;
    this.functions = functions;
    this.limit = limit;
    this.server =
        new LocalHttpServer("local-http", listen, port, frontEnd.maxRequestBytes(), this::handle);
  }

  /**
   * Starts an endpoint.
   *
   * @param functionName looked up at each request, so the function may be deployed later or anew
   * @param port 0 for any free one
   * @param limit the longest that an invocation may take, if it is not the function's timeout
   * @throws IllegalStateException if the port is taken
   */
  public static HttpEndpoint start(
      HttpFrontEnd frontEnd,
      String functionName,
      FunctionRegistry functions,
      ListenAddress listen,
      int port,
      Optional<Duration> limit) {
    return new HttpEndpoint(frontEnd, functionName, functions, listen, port, limit);
  }

  /** The root of the endpoint, such as {@code http://127.0.0.1:PORT/}. */
  public URI uri() {
    return URI.create("http://" + server.address() + "/");
  }

  /** Stops listening, and abandons invocations at work. */
  @Override
  public void close() {
    server.close();
    invocations.shutdownNow();
  }

  private Response handle(Request request) throws InterruptedException {
    String requestId = UUID.randomUUID().toString();
    Response response = respond(request, requestId);
    Map<String, String> headers = new HashMap<>();
    response.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    headers.put(frontEnd.requestIdHeader(), requestId);
    return new Response(response.status(), headers, response.cookies(), response.body());
  }

  private Response respond(Request request, String requestId) throws InterruptedException {
    if (request.body().length > frontEnd.maxRequestBytes()) {
      return frontEnd.tooLarge();
    }
    Optional<DeployedFunction> function = functions.named(functionName);
    if (function.isEmpty()) {
      return frontEnd.notFound();
    }
    String region = function.get().revision().function().configuration().region();
    byte[] event =
        new HttpRequestEvent(frontEnd, id, region, request, requestId, Instant.now()).json();
    if (event.length > MAX_EVENT_BYTES) {
      return frontEnd.tooLarge();
    }
    LambdaInvocation invocation =
        new LambdaInvocation(requestId, function.get().arn(), event, Optional.empty());
    try {
      Future<InvocationOutcome> outcome =
          invocations.submit(() -> function.get().invoke(invocation).outcome());
      return response(
          limit.isPresent()
              ? outcome.get(limit.get().toMillis(), TimeUnit.MILLISECONDS)
              : outcome.get());
    } catch (TimeoutException e) {
      return frontEnd.unavailable(); // the function goes on, as it does behind API Gateway
    } catch (ExecutionException e) {
      return e.getCause() instanceof ServiceException refusal && refusal.status() == 429
          ? frontEnd.throttled()
          : frontEnd.failed();
    }
  }

  private Response response(InvocationOutcome outcome) {
    if (outcome.isTimeout()) {
      return frontEnd.timedOut();
    } else if (outcome.failed()) {
      return frontEnd.failed();
    }
    return HttpFunctionResponse.parse(outcome.payload(), frontEnd).orElseGet(frontEnd::failed);
  }
}
