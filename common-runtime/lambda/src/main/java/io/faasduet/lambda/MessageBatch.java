package io.faasduet.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import io.faasduet.api.FunctionException;
import io.faasduet.api.InvalidRequestException;
import io.faasduet.api.Outcome;
import io.faasduet.lambda.BucketObjects.Work;
import io.faasduet.runtime.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on the messages of a queue. A body is a request, or a bucket's notification of any number
 * of objects, if the function takes objects. Thread-safe.
 *
 * @param objects for functions that take objects
 */
record MessageBatch<I, O>(LambdaHost<I, O> lambda, Optional<BucketObjects<I>> objects) {
  private static final Logger LOG = LoggerFactory.getLogger(MessageBatch.class);

  /**
   * Takes a batch, and lists the messages that failed.
   *
   * @throws LambdaError if the event is not an SQS event
   */
  byte[] answer(byte[] event, Context context) {
    SqsEvent batch = lambda.readEvent(event, SqsEvent.class, "an SQS event", context);
    List<Delivery<I>> deliveries =
        batch.Records().stream().map(message -> new Delivery<>(message, work(message))).toList();
    List<SqsEvent.ItemFailure> failures =
        lambda.host().batches() ? takeTogether(deliveries, context) : takeEach(deliveries, context);
    return Json.write(new SqsEvent.BatchResponse(failures));
  }

  private List<Work<I>> work(SqsEvent.Message message) {
    byte[] body = message.body().getBytes(UTF_8);
    if (objects.isPresent()) {
      try {
        return objects.get().work(BucketEvent.changes(body), message.messageId());
      } catch (InvalidRequestException e) {
        LOG.debug("message {} is no notification of a bucket", message.messageId(), e);
      }
    }
    return List.of(new Work<>("", message.messageId(), () -> lambda.host().decode(body)));
  }

  private List<SqsEvent.ItemFailure> takeEach(List<Delivery<I>> deliveries, Context context) {
    List<SqsEvent.ItemFailure> failures = new ArrayList<>();
    for (Delivery<I> delivery : deliveries) {
      List<Outcome<O>> outcomes = new ArrayList<>();
      for (Work<I> each : delivery.work()) {
        outcomes.add(take(each, delivery.message().messageId(), context));
      }
      failure(delivery, outcomes).ifPresent(failures::add);
    }
    return failures;
  }

  private Outcome<O> take(Work<I> work, String messageId, Context context) {
    try {
      return new Outcome.Success<>(
          lambda.perform(
              messageId,
              context,
              invocation ->
                  lambda.host().handle(invocation, work.request(), response -> response)));
    } catch (FunctionException e) {
      return new Outcome.Failed<>(e);
    }
  }

  /** One invocation for all, so that the function can do its work on them together. */
  private List<SqsEvent.ItemFailure> takeTogether(List<Delivery<I>> deliveries, Context context) {
    List<Callable<I>> requests = new ArrayList<>();
    deliveries.forEach(each -> each.work().forEach(one -> requests.add(one.request())));
    List<Outcome<O>> outcomes = outcomes(requests, context);
    List<SqsEvent.ItemFailure> failures = new ArrayList<>();
    int from = 0;
    for (Delivery<I> delivery : deliveries) {
      int to = from + delivery.work().size();
      failure(delivery, outcomes.subList(from, to)).ifPresent(failures::add);
      from = to;
    }
    return failures;
  }

  private List<Outcome<O>> outcomes(List<Callable<I>> requests, Context context) {
    if (requests.isEmpty()) {
      return List.of();
    }
    try {
      return lambda.perform(
          context.getAwsRequestId(),
          context,
          invocation -> lambda.host().handleAll(requests, invocation));
    } catch (FunctionException e) {
      return requests.stream().<Outcome<O>>map(each -> new Outcome.Failed<>(e)).toList();
    }
  }

  /** A message of which any part failed comes again; what was done of it is remembered. */
  private Optional<SqsEvent.ItemFailure> failure(Delivery<I> delivery, List<Outcome<O>> outcomes) {
    String id = delivery.message().messageId();
    List<Work<I>> succeeded = new ArrayList<>();
    for (int i = 0; i < outcomes.size(); i++) {
      Work<I> work = delivery.work().get(i);
      if (outcomes.get(i) instanceof Outcome.Failed<O> failed) {
        FunctionException reason = failed.failure();
        LOG.warn(
            "message {} failed: {}{}: {}",
            id,
            work.name().isEmpty() ? "" : work.name() + ": ",
            reason.failure().errorType(),
            reason.getMessage());
      } else {
        succeeded.add(work);
      }
    }
    if (succeeded.size() == outcomes.size()) {
      return Optional.empty();
    }
    objects.ifPresent(known -> known.remember(succeeded));
    return Optional.of(new SqsEvent.ItemFailure(id));
  }

  /** A message, and the requests that it holds. */
  private record Delivery<I>(SqsEvent.Message message, List<Work<I>> work) {}
}
