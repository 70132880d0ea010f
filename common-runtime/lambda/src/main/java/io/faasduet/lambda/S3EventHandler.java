package io.faasduet.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.faasduet.api.FunctionException;
import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InvalidRequestException;
import io.faasduet.runtime.FunctionHost;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A function on Lambda that S3 tells of objects that were created: each is one request, and its
 * response is dropped. Events of other kinds, and the one that tests a configuration, are passed
 * over. Thread-safe.
 *
 * @param <I> the request
 * @param <O> the response
 */
public class S3EventHandler<I, O> implements RequestStreamHandler {
  private static final Logger LOG = LoggerFactory.getLogger(S3EventHandler.class);

  private final LambdaHost<I, O> lambda;
  private final BiFunction<String, String, I> request;

  /**
   * Makes the function with the settings of this process: Lambda's INIT phase.
   *
   * @param request the request for an object, from its bucket and its key
   */
  public S3EventHandler(FunctionSpec<I, O> spec, BiFunction<String, String, I> request) {
    this.lambda = LambdaHost.start(spec, List.of());
    this.request = requireNonNull(request, "request");
  }

  /** Serves a function that is already hosted; the caller closes the host. */
  public S3EventHandler(FunctionHost<I, O> host, BiFunction<String, String, I> request) {
    this.lambda = new LambdaHost<>(host);
    this.request = requireNonNull(request, "request");
  }

  /**
   * Takes every object of the event, also behind one that fails.
   *
   * @throws LambdaError if one failed, the first if several did: Lambda then repeats the event; or
   *     if it is not an S3 event
   */
  @Override
  public final void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    S3Event event = lambda.readEvent(input, S3Event.class, "an S3 event", context);
    if (event.Records().isEmpty() && event.Event().isEmpty()) {
      throw LambdaError.of(new InvalidRequestException("not an S3 event: it has no 'Records'"));
    }
    Optional<FunctionException> first = Optional.empty();
    for (S3Event.Record created : event.Records().orElse(List.of())) {
      Optional<FunctionException> failure = take(created, context);
      first = first.isPresent() ? first : failure;
    }
    if (first.isPresent()) {
      throw LambdaError.of(first.get());
    }
    output.write("null".getBytes(UTF_8));
  }

  private Optional<FunctionException> take(S3Event.Record event, Context context) {
    String bucket = event.s3().bucket().name();
    String key;
    try {
      key = URLDecoder.decode(event.s3().object().key(), UTF_8);
    } catch (IllegalArgumentException e) {
      return Optional.of(
          new InvalidRequestException(
              "not an S3 event: the key '%s' is not encoded as S3 encodes keys"
                  .formatted(event.s3().object().key())));
    }
    if (!event.eventName().startsWith("ObjectCreated:")) {
      LOG.info("passed over {} of {} in {}", event.eventName(), key, bucket);
      return Optional.empty();
    }
    try {
      lambda.perform(
          context.getAwsRequestId(),
          context,
          invocation -> lambda.host().call(request.apply(bucket, key), invocation));
      return Optional.empty();
    } catch (FunctionException e) {
      LOG.warn("{} in {} failed: {}: {}", key, bucket, e.failure().errorType(), e.getMessage());
      return Optional.of(e);
    }
  }
}
