package io.faasduet.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.faasduet.api.FunctionException;
import io.faasduet.api.FunctionSpec;
import io.faasduet.api.Outcome;
import io.faasduet.runtime.FunctionHost;
import io.faasduet.runtime.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A function on Lambda behind an SQS queue: the body of each message is one request, and its
 * response is dropped. Messages that fail are listed in the answer, so that only they are delivered
 * again; the event source mapping must have {@code ReportBatchItemFailures}. A FIFO queue loses its
 * order where a message fails, since the ones behind it are still taken. Thread-safe.
 *
 * @param <I> the request
 * @param <O> the response
 */
public class SqsHandler<I, O> implements RequestStreamHandler {
  private static final Logger LOG = LoggerFactory.getLogger(SqsHandler.class);

  private final LambdaHost<I, O> lambda;

  /** Makes the function with the settings of this process: Lambda's INIT phase. */
  public SqsHandler(FunctionSpec<I, O> spec) {
    this.lambda = LambdaHost.start(spec, List.of());
  }

  /** Serves a function that is already hosted; the caller closes the host. */
  public SqsHandler(FunctionHost<I, O> host) {
    this.lambda = new LambdaHost<>(host);
  }

  /**
   * Takes a batch of messages.
   *
   * @throws LambdaError if the event is not an SQS event; then the whole batch comes again
   */
  @Override
  public final void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    SqsEvent event = lambda.readEvent(input, SqsEvent.class, "an SQS event", context);
    List<SqsEvent.ItemFailure> failures =
        lambda.host().batches() ? takeTogether(event, context) : takeEach(event, context);
    output.write(Json.write(new SqsEvent.BatchResponse(failures)));
  }

  private List<SqsEvent.ItemFailure> takeEach(SqsEvent event, Context context) {
    return event.Records().stream().flatMap(message -> take(message, context).stream()).toList();
  }

  /** One invocation for all, so that the function can do its work on them together. */
  private List<SqsEvent.ItemFailure> takeTogether(SqsEvent event, Context context) {
    List<SqsEvent.Message> messages = event.Records();
    List<byte[]> requests = messages.stream().map(SqsHandler::request).toList();
    try {
      List<Outcome<O>> outcomes =
          lambda.perform(
              context.getAwsRequestId(),
              context,
              invocation -> lambda.host().invokeAll(requests, invocation));
      List<SqsEvent.ItemFailure> failures = new ArrayList<>();
      for (int i = 0; i < outcomes.size(); i++) {
        if (outcomes.get(i) instanceof Outcome.Failed<O> failed) {
          failures.add(failure(messages.get(i), failed.failure()));
        }
      }
      return failures;
    } catch (FunctionException e) {
      return messages.stream().map(message -> failure(message, e)).toList();
    }
  }

  private Optional<SqsEvent.ItemFailure> take(SqsEvent.Message message, Context context) {
    try {
      lambda.perform(
          message.messageId(),
          context,
          invocation -> lambda.host().invoke(request(message), invocation));
      return Optional.empty();
    } catch (FunctionException e) {
      return Optional.of(failure(message, e));
    }
  }

  private static byte[] request(SqsEvent.Message message) {
    return message.body().getBytes(UTF_8);
  }

  private static SqsEvent.ItemFailure failure(SqsEvent.Message message, FunctionException reason) {
    LOG.warn(
        "message {} failed: {}: {}",
        message.messageId(),
        reason.failure().errorType(),
        reason.getMessage());
    return new SqsEvent.ItemFailure(message.messageId());
  }
}
