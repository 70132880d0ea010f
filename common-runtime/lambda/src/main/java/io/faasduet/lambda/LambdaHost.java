package io.faasduet.lambda;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.Context;
import io.faasduet.api.Caller;
import io.faasduet.api.FunctionException;
import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InvalidRequestException;
import io.faasduet.api.Invocation;
import io.faasduet.runtime.FunctionHost;
import io.faasduet.runtime.json.Json;
import io.faasduet.runtime.telemetry.TelemetryLines;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A function's host as the handlers of this package use it: invocations begin from a Lambda context
 * and leave their line on standard output, however they end.
 */
record LambdaHost<I, O>(FunctionHost<I, O> host) {
  LambdaHost {
    requireNonNull(host, "host");
  }

  /** The INIT phase: makes the function and prints when that was. */
  static <I, O> LambdaHost<I, O> start(FunctionSpec<I, O> spec, List<Class<?>> served) {
    FunctionHost<I, O> host = FunctionHost.start(spec, served);
    print(host.initLine());
    return new LambdaHost<>(host);
  }

  /** Does the work of one invocation, whose line is out before this returns or throws. */
  <T> T perform(String requestId, Context context, Function<Invocation, T> work) {
    return perform(requestId, context, Caller.UNKNOWN, work);
  }

  /** Does the work of one invocation of a known caller. */
  <T> T perform(String requestId, Context context, Caller caller, Function<Invocation, T> work) {
    Instant deadline = host.clock().instant().plusMillis(context.getRemainingTimeInMillis());
    Invocation invocation = host.begin(Optional.of(requestId), Optional.of(deadline), caller);
    try {
      return work.apply(invocation);
    } finally {
      print(TelemetryLines.invocationLine(invocation));
    }
  }

  /**
   * Reads the event of another service.
   *
   * @throws LambdaError if it is not such an event: the function is wired to something else
   */
  <E> E readEvent(InputStream input, Class<E> type, String description, Context context)
      throws IOException {
    byte[] json = input.readAllBytes();
    try {
      return Json.read(json, type);
    } catch (InvalidRequestException e) {
      FunctionException refused =
          new InvalidRequestException("not " + description + ": " + e.getMessage(), e);
      return perform(
          context.getAwsRequestId(),
          context,
          invocation -> {
            throw LambdaError.of(refused);
          });
    }
  }

  private static void print(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
