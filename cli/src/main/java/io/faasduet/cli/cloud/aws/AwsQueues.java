package io.faasduet.cli.cloud.aws;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** Queues of SQS. Failures are the SDK's. */
final class AwsQueues {
  /** So long after it was made AWS's own queue cannot be used. */
  private static final Duration UNUSABLE = Duration.ofSeconds(1);

  private final SqsClient client;
  private final boolean ofAws;

  AwsQueues(AwsAccount account) {
    this.client = account.queues();
    this.ofAws = account.endpoint("SQS").isEmpty();
  }

  /** The URL of a queue, if it is there. */
  Optional<String> url(String name) {
    try {
      return Optional.of(client.getQueueUrl(it -> it.queueName(name)).queueUrl());
    } catch (QueueDoesNotExistException e) {
      return Optional.empty();
    }
  }

  /**
   * Makes it, and waits until it can be used.
   *
   * @param visibility how long a message that was received is hidden, in whole seconds
   */
  void create(String name, Duration visibility) {
    String seconds = Long.toString(visibility.toSeconds());
    client.createQueue(
        it ->
            it.queueName(name).attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, seconds)));
    if (ofAws) {
      LockSupport.parkNanos(UNUSABLE.toNanos());
    }
  }

  /** What Lambda calls the queue at a URL. */
  String arn(String url) {
    return client
        .getQueueAttributes(it -> it.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
        .attributes()
        .get(QueueAttributeName.QUEUE_ARN);
  }

  /** Deletes it, if it is there. */
  void delete(String name) {
    try {
      url(name).ifPresent(url -> client.deleteQueue(it -> it.queueUrl(url)));
    } catch (QueueDoesNotExistException e) {
      // it is gone
    }
  }
}
