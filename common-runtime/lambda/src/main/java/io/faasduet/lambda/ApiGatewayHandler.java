package io.faasduet.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.faasduet.api.FunctionException;
import io.faasduet.api.FunctionSpec;
import io.faasduet.api.Invocation;
import io.faasduet.http.Correlation;
import io.faasduet.http.HttpFunction;
import io.faasduet.http.HttpResponse;
import io.faasduet.http.ResponseBody;
import io.faasduet.runtime.FunctionHost;
import io.faasduet.runtime.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A function on Lambda behind an API Gateway HTTP API (payload format 2.0) or a Function URL. It
 * answers as the function's server does: {@code POST} with JSON or an image, {@code GET} with a
 * query, failures as problem details; {@code HEAD} does no work. Which paths lead here is for the
 * gateway to say. Thread-safe.
 *
 * @param <I> the request
 * @param <O> the response
 */
public class ApiGatewayHandler<I, O> implements RequestStreamHandler {
  private final LambdaHost<I, O> lambda;
  private final HttpFunction<I, O> function;

  /** Makes the function with the settings of this process: Lambda's INIT phase. */
  public ApiGatewayHandler(FunctionSpec<I, O> spec) {
    this(LambdaHost.start(spec, HttpFunction.SERVED));
  }

  /** Serves a function that is already hosted; the caller closes the host. */
  public ApiGatewayHandler(FunctionHost<I, O> host) {
    this(new LambdaHost<>(host));
  }

  private ApiGatewayHandler(LambdaHost<I, O> lambda) {
    this.lambda = lambda;
    this.function = new HttpFunction<>(lambda.host());
  }

  /**
   * Answers one HTTP request; a failure of the function is an answer too.
   *
   * @throws LambdaError if the event is not an HTTP request in payload format 2.0
   */
  @Override
  public final void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    HttpEvent event =
        lambda.readEvent(
            input.readAllBytes(),
            HttpEvent.class,
            "an HTTP request in payload format 2.0",
            context);
    Correlation correlation = Correlation.of(event::header);
    output.write(
        lambda.perform(
            correlation.requestId().orElseGet(context::getAwsRequestId),
            context,
            new GatewayCaller(event, correlation),
            invocation ->
                carried(answer(event, invocation, correlation), invocation, correlation)));
  }

  /** The answer as the gateway takes it; one that is too large for Lambda is a problem: 413. */
  private static byte[] carried(
      HttpResponse answer, Invocation invocation, Correlation correlation) {
    try {
      return LambdaHost.requireCarried(Json.write(HttpEvent.Response.of(answer)));
    } catch (FunctionException e) {
      return Json.write(HttpEvent.Response.of(HttpResponse.of(e, invocation, correlation)));
    }
  }

  private HttpResponse answer(HttpEvent event, Invocation invocation, Correlation correlation) {
    try {
      return switch (event.method()) {
        case "GET", "POST" ->
            HttpResponse.of(
                function.respond(event.payload(), event.header("accept").orElse(""), invocation),
                invocation,
                correlation);
        case "HEAD" -> HttpResponse.of(ResponseBody.json(new byte[0]), invocation, correlation);
        default ->
            HttpResponse.methodNotAllowed(
                event.method(), "GET, HEAD, POST", invocation, correlation);
      };
    } catch (FunctionException e) {
      return HttpResponse.of(e, invocation, correlation);
    }
  }
}
