package io.faasduet.bench.platform.messages;

import io.faasduet.localcloud.FunctionArtefact;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;

/**
 * How a queue feeds a function on Lambda: of a batch ten messages to an invocation, for which it
 * waits up to 5 s, of single messages each at once; two invocations at once, and only failed
 * messages again.
 */
public final class QueueMapping {
  private static final int BATCH = 10;
  private static final int WINDOW_SECONDS = 5;
  private static final int MOST_AT_ONCE = 2;

  private QueueMapping() {}

  /**
   * The request for the mapping.
   *
   * @param queue its ARN
   * @param batches whether a request is many messages
   */
  public static CreateEventSourceMappingRequest of(String function, String queue, boolean batches) {
    return CreateEventSourceMappingRequest.builder()
        .functionName(function)
        .eventSourceArn(queue)
        .batchSize(batches ? BATCH : 1)
        .maximumBatchingWindowInSeconds(batches ? WINDOW_SECONDS : 0)
        .scalingConfig(scaling -> scaling.maximumConcurrency(MOST_AT_ONCE))
        .functionResponseTypes(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES)
        .build();
  }

  /** The class that takes a function's queue events. */
  static String handler(FunctionArtefact artefact) {
    return artefact.handlerClass().replaceAll("Handler$", "Sqs");
  }
}
