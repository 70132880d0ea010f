package io.faasduet.cli.measure;

import io.faasduet.cli.command.UsageException;
import io.faasduet.localcloud.distance.DrawnLatency;
import io.faasduet.localcloud.distance.ServiceDistance;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * A measurement of a queue: what sending a message of 1 KB takes, and receiving one that is there.
 * The queue must be empty, and is so afterwards.
 */
record QueueDistance(SqsClient client, String queue, LatencyTrials trials) {
  private static final int WAIT_SECONDS = 1;
  private static final int MOST_TRIED = 30;
  private static final String BODY = "x".repeat(1024);

  /**
   * The latencies.
   *
   * @throws UsageException if there are messages in the queue, or a message is not received
   */
  ServiceDistance measure() {
    String url = client.getQueueUrl(it -> it.queueName(queue)).queueUrl();
    if (waiting(url) > 0) {
      throw new UsageException(
          "--queue must name an empty queue, as its messages would be received: %s has some"
              .formatted(queue));
    }
    DrawnLatency write =
        trials.ofTimes(
            () -> {
              double millis =
                  LatencyTrials.millis(
                      () -> client.sendMessage(it -> it.queueUrl(url).messageBody(BODY)));
              receive(url);
              return millis;
            });
    DrawnLatency read =
        trials.ofTimes(
            () -> {
              client.sendMessage(it -> it.queueUrl(url).messageBody(BODY));
              return receive(url);
            });
    return new ServiceDistance(Optional.of(read), Optional.of(write));
  }

  private int waiting(String url) {
    return client
        .getQueueAttributes(
            it ->
                it.queueUrl(url).attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
        .attributes()
        .values()
        .stream()
        .mapToInt(Integer::parseInt)
        .sum();
  }

  /** Receives a message and deletes it; the milliseconds of the request that brought it. */
  private double receive(String url) {
    for (int tried = 0; tried < MOST_TRIED; tried++) {
      long start = System.nanoTime();
      List<Message> messages =
          client
              .receiveMessage(
                  it -> it.queueUrl(url).maxNumberOfMessages(1).waitTimeSeconds(WAIT_SECONDS))
              .messages();
      double millis = (System.nanoTime() - start) / 1e6;
      if (!messages.isEmpty()) {
        client.deleteMessage(it -> it.queueUrl(url).receiptHandle(messages.get(0).receiptHandle()));
        return millis;
      }
    }
    throw new UsageException(
        "a message that was sent to %s does not come: is something else receiving from it?"
            .formatted(queue));
  }
}
