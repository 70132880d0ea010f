package io.faasduet.lambda;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.Context;
import io.faasduet.api.Caller;
import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InvalidRequestException;
import io.faasduet.api.Invocation;
import io.faasduet.runtime.FunctionHost;
import io.faasduet.runtime.json.Json;
import io.faasduet.runtime.telemetry.TelemetryLines;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A function's host as the handlers of this package use it: invocations begin from a Lambda context
 * and leave their line on standard output, however they end.
 */
record LambdaHost<I, O>(FunctionHost<I, O> host) {
  /** What Lambda's error Function.ResponseSizeTooLarge names as the limit of an answer, 6 MB. */
  static final int MAX_ANSWER_BYTES = 6_291_556;

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
  <E> E readEvent(byte[] json, Class<E> type, String description, Context context) {
    try {
      return Json.read(json, type);
    } catch (InvalidRequestException e) {
      throw refusal("not " + description + ": " + e.getMessage(), e, context);
    }
  }

  /** An event that is not worked on counts as an invocation too. */
  LambdaError refusal(String message, InvalidRequestException cause, Context context) {
    FunctionException refused = new InvalidRequestException(message, cause);
    return perform(context.getAwsRequestId(), context, invocation -> LambdaError.of(refused));
  }

  /**
   * An answer that Lambda can carry.
   *
   * @throws FunctionException of kind {@link ErrorKind#TOO_LARGE} for one that it cannot
   */
  static byte[] requireCarried(byte[] answer) {
    if (answer.length > MAX_ANSWER_BYTES) {
      throw new FunctionException(
          ErrorKind.TOO_LARGE,
          "the answer has %d bytes, and Lambda carries at most %d; ask for a smaller one, or for"
                  .formatted(answer.length, MAX_ANSWER_BYTES)
              + " one that is stored in S3");
    }
    return answer;
  }

  private static void print(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
