package io.faasduet.localcloud.lambda.events;

import io.faasduet.localcloud.lambda.function.FunctionName;
import io.faasduet.localcloud.lambda.function.LambdaFunction;
import io.faasduet.localcloud.lambda.function.ServiceException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A queue that a function is fed from: an event source mapping.
 *
 * @param function by its whole ARN
 * @param batchSize how many messages an invocation gets at most, 1 to 10,000
 * @param window how long a batch may be filled, up to 300 s
 * @param reportsFailures whether the function answers which messages it failed at
 * @param maximumConcurrency how many batches may be under way at once, 2 to 1000
 */
public record EventSourceMapping(
    String id,
    QueueArn queue,
    FunctionName function,
    int batchSize,
    Duration window,
    boolean reportsFailures,
    Optional<Integer> maximumConcurrency,
    boolean enabled,
    Instant lastModified) {
  private static final int MAX_SIMPLE_BATCH = 10;

  public EventSourceMapping {
    if (queue.isFifo() && batchSize > MAX_SIMPLE_BATCH) {
      throw ServiceException.invalidParameter(
          "Maximum batch size for FIFO queues is " + MAX_SIMPLE_BATCH + ", not " + batchSize);
    }
    if (queue.isFifo() && !window.isZero()) {
      throw ServiceException.invalidParameter(
          "Maximum batch window in seconds is not supported for FIFO queues");
    }
    if (batchSize > MAX_SIMPLE_BATCH && window.isZero()) {
      throw ServiceException.invalidParameter(
          "Maximum batch window in seconds must be greater than 0 if maximum batch size is greater"
              + " than 10");
    }
  }

  /** As the API describes it, in the state of a change or of rest. */
  public Map<String, Object> description(Optional<String> change) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("UUID", id);
    described.put("BatchSize", batchSize);
    described.put("MaximumBatchingWindowInSeconds", window.toSeconds());
    described.put("EventSourceArn", queue.text());
    described.put(
        "EventSourceMappingArn",
        LambdaFunction.arn(function.region().orElseGet(queue::region), "event-source-mapping", id));
    described.put("FunctionArn", function.arn());
    described.put("LastModified", lastModified.toEpochMilli() / 1000.0);
    described.put("State", change.orElse(enabled ? "Enabled" : "Disabled"));
    described.put("StateTransitionReason", "USER_INITIATED");
    described.put(
        "FunctionResponseTypes", reportsFailures ? List.of("ReportBatchItemFailures") : List.of());
    maximumConcurrency.ifPresent(
        most -> described.put("ScalingConfig", Map.of("MaximumConcurrency", most)));
    return described;
  }
}
