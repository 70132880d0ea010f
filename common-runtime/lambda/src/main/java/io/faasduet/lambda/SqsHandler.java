package io.faasduet.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.faasduet.api.FunctionSpec;
import io.faasduet.runtime.FunctionHost;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A function on Lambda behind an SQS queue: the body of each message is one request, and its
 * response is dropped. If the function takes objects, a body may also be a bucket's notification,
 * from S3 itself or through SNS or EventBridge; each object that was created is then one request.
 *
 * <p>Messages that fail are listed in the answer, so that only they are delivered again; the event
 * source mapping must have {@code ReportBatchItemFailures}. A FIFO queue loses its order where a
 * message fails, since the ones behind it are still taken. Thread-safe.
 *
 * @param <I> the request
 * @param <O> the response
 */
public class SqsHandler<I, O> implements RequestStreamHandler {
  private final MessageBatch<I, O> messages;

  /** Makes the function with the settings of this process: Lambda's INIT phase. */
  public SqsHandler(FunctionSpec<I, O> spec) {
    this.messages = new MessageBatch<>(LambdaHost.start(spec, List.of()), Optional.empty());
  }

  /**
   * Makes a function that takes objects.
   *
   * @param request the request for an object, from its bucket and its key
   */
  public SqsHandler(FunctionSpec<I, O> spec, BiFunction<String, String, I> request) {
    this.messages =
        new MessageBatch<>(
            LambdaHost.start(spec, List.of()), Optional.of(new BucketObjects<>(request)));
  }

  /** Serves a function that is already hosted; the caller closes the host. */
  public SqsHandler(FunctionHost<I, O> host) {
    this.messages = new MessageBatch<>(new LambdaHost<>(host), Optional.empty());
  }

  /** Serves a function that is already hosted and takes objects; the caller closes the host. */
  public SqsHandler(FunctionHost<I, O> host, BiFunction<String, String, I> request) {
    this.messages =
        new MessageBatch<>(new LambdaHost<>(host), Optional.of(new BucketObjects<>(request)));
  }

  /**
   * Takes a batch of messages.
   *
   * @throws LambdaError if the event is not an SQS event; then the whole batch comes again
   */
  @Override
  public final void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    output.write(messages.answer(input.readAllBytes(), context));
  }
}
