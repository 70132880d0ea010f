package io.faasduet.localcloud.lambda.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.faasduet.localcloud.lambda.execution.DeployedFunction;
import io.faasduet.localcloud.lambda.function.EventInvokeConfig;
import io.faasduet.localcloud.lambda.function.FunctionName;
import io.faasduet.localcloud.lambda.function.LambdaInvocation;
import io.faasduet.localcloud.lambda.function.ServiceException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/** Sends the results of events to queues and functions. Thread-safe. */
public final class Destinations {
  private static final Logger LOG = LoggerFactory.getLogger(Destinations.class);

  private final SqsQueues queues;
  private final BiConsumer<FunctionName, LambdaInvocation> events;

  /**
   * @param events gives a function an event, as if it had been called asynchronously
   */
  public Destinations(SqsQueues queues, BiConsumer<FunctionName, LambdaInvocation> events) {
    this.queues = queues;
    this.events = events;
  }

  void succeeded(DeployedFunction function, EventResult result) {
    function.eventInvoke().flatMap(EventInvokeConfig::onSuccess).ifPresent(to -> tell(to, result));
  }

  void failed(DeployedFunction function, EventResult result) {
    Optional<String> onFailure = function.eventInvoke().flatMap(EventInvokeConfig::onFailure);
    Optional<String> deadLetters = function.revision().details().deadLetterArn();
    LOG.warn(
        "{} gave up event {}: {}", function.name(), result.event().requestId(), result.condition());
    onFailure.ifPresent(to -> tell(to, result));
    deadLetters.ifPresent(to -> bury(to, result));
  }

  private void tell(String arn, EventResult result) {
    attempt(
        arn,
        () -> {
          if (QueueArn.isOne(arn)) {
            queues.send(QueueArn.parse(arn), result.text(), Map.of());
          } else {
            FunctionName name = FunctionName.parse(arn);
            events.accept(
                name,
                new LambdaInvocation(
                    UUID.randomUUID().toString(),
                    name.arn(),
                    result.text().getBytes(UTF_8),
                    Optional.empty()));
          }
        });
  }

  private void bury(String arn, EventResult result) {
    attempt(
        arn,
        () ->
            queues.send(
                QueueArn.parse(arn),
                new String(result.event().payload(), UTF_8),
                Map.of(
                    "RequestID", result.event().requestId(),
                    "ErrorCode", "200",
                    "ErrorMessage", result.errorMessage())));
  }

  private static void attempt(String arn, Runnable delivery) {
    try {
      delivery.run();
    } catch (SdkException | ServiceException e) {
      LOG.warn("{} cannot be told of an event: {}", arn, e.getMessage());
    }
  }
}
