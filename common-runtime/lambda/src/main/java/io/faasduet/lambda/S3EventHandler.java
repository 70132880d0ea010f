package io.faasduet.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.faasduet.api.FunctionException;
import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InvalidRequestException;
import io.faasduet.runtime.FunctionHost;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A function on Lambda that is told of objects that were created in a bucket: each is one request,
 * and its response is dropped. The event may be S3's own, or have come through EventBridge, SNS or
 * SQS; that of a queue is answered as {@link SqsHandler} answers it. Passed over, with a line in
 * the log, are events of other kinds, the one that tests a configuration, and the empty objects by
 * which consoles show directories. Thread-safe.
 *
 * @param <I> the request
 * @param <O> the response
 */
public class S3EventHandler<I, O> implements RequestStreamHandler {
  private static final Logger LOG = LoggerFactory.getLogger(S3EventHandler.class);

  private final LambdaHost<I, O> lambda;
  private final BucketObjects<I> objects;
  private final MessageBatch<I, O> messages;

  /**
   * Makes the function with the settings of this process: Lambda's INIT phase.
   *
   * @param request the request for an object, from its bucket and its key
   */
  public S3EventHandler(FunctionSpec<I, O> spec, BiFunction<String, String, I> request) {
    this(LambdaHost.start(spec, List.of()), request);
  }

  /** Serves a function that is already hosted; the caller closes the host. */
  public S3EventHandler(FunctionHost<I, O> host, BiFunction<String, String, I> request) {
    this(new LambdaHost<>(host), request);
  }

  private S3EventHandler(LambdaHost<I, O> lambda, BiFunction<String, String, I> request) {
    this.lambda = lambda;
    this.objects = new BucketObjects<>(request);
    this.messages = new MessageBatch<>(lambda, Optional.of(objects));
  }

  /**
   * Takes every object of the event, also behind one that fails. When Lambda repeats an event in
   * the same environment, objects that were done are not done again.
   *
   * @throws LambdaError if one failed, the first if several did: Lambda then repeats the event; or
   *     if it is no event of a bucket
   */
  @Override
  public final void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    byte[] json = input.readAllBytes();
    if (BucketEvent.isOfQueue(json)) {
      output.write(messages.answer(json, context));
      return;
    }
    List<BucketObjects.Work<I>> work =
        objects.work(changes(json, context), context.getAwsRequestId());
    List<BucketObjects.Work<I>> succeeded = new ArrayList<>();
    Optional<FunctionException> first = Optional.empty();
    for (BucketObjects.Work<I> each : work) {
      Optional<FunctionException> failure = take(each, context);
      if (failure.isEmpty()) {
        succeeded.add(each);
      }
      first = first.or(() -> failure);
    }
    if (first.isPresent()) {
      objects.remember(succeeded);
      throw LambdaError.of(first.get());
    }
    output.write("null".getBytes(UTF_8));
  }

  private List<ObjectChange> changes(byte[] json, Context context) {
    try {
      return BucketEvent.changes(json);
    } catch (InvalidRequestException e) {
      throw lambda.refusal("not an S3 event: " + e.getMessage(), e, context);
    }
  }

  private Optional<FunctionException> take(BucketObjects.Work<I> work, Context context) {
    try {
      lambda.perform(
          context.getAwsRequestId(),
          context,
          invocation -> lambda.host().handle(invocation, work.request(), response -> response));
      return Optional.empty();
    } catch (FunctionException e) {
      LOG.warn("{} failed: {}: {}", work.name(), e.failure().errorType(), e.getMessage());
      return Optional.of(e);
    }
  }
}
