package io.faasduet.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.faasduet.api.FunctionException;
import io.faasduet.api.FunctionSpec;
import io.faasduet.runtime.FunctionHost;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * A function on Lambda, invoked directly: the payload is the request, the answer is the response. A
 * function has a subclass whose constructor takes no arguments:
 *
 * <pre>{@code
 * public final class HelloHandler extends LambdaHandler<HelloRequest, HelloResponse> {
 *   public HelloHandler() {
 *     super(Hello.SPEC);
 *   }
 * }
 * }</pre>
 *
 * <p>The Lambda runtime uses it as a {@link RequestStreamHandler}, which keeps the runtime's own
 * JSON binding out of the cold start; a caller that holds the request as an object uses it as a
 * {@link RequestHandler}. Thread-safe.
 *
 * @param <I> the request
 * @param <O> the response
 */
public class LambdaHandler<I, O> implements RequestHandler<I, O>, RequestStreamHandler {
  private final LambdaHost<I, O> lambda;

  /** Makes the function with the settings of this process: Lambda's INIT phase. */
  public LambdaHandler(FunctionSpec<I, O> spec) {
    this.lambda = LambdaHost.start(spec, List.of());
  }

  /** Serves a function that is already hosted; the caller closes the host. */
  public LambdaHandler(FunctionHost<I, O> host) {
    this.lambda = new LambdaHost<>(host);
  }

  /**
   * Answers a request in JSON.
   *
   * @throws LambdaError for every failure; its class is called as the failure's {@code errorType}
   */
  @Override
  public final void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    byte[] request = input.readAllBytes();
    try {
      output.write(
          lambda.perform(
              context.getAwsRequestId(),
              context,
              new LambdaCaller(context),
              invocation -> LambdaHost.requireCarried(lambda.host().invoke(request, invocation))));
    } catch (FunctionException e) {
      throw LambdaError.of(e);
    }
  }

  /**
   * Answers a request.
   *
   * @throws FunctionException for every failure
   */
  @Override
  public final O handleRequest(I request, Context context) {
    return lambda.perform(
        context.getAwsRequestId(),
        context,
        new LambdaCaller(context),
        invocation -> lambda.host().call(request, invocation));
  }
}
