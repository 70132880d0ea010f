package io.faasduet.bench.platform.messages;

import io.faasduet.api.Settings;
import io.faasduet.objectstore.AwsConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** A queue that is made for one target, and deleted with it. */
final class OwnQueue implements AutoCloseable {
  private static final int MOST = 10;
  private static final int WAIT_SECONDS = 1;

  private final SqsClient client;
  private final String url;
  private final Consumer<String> deletion;

  private OwnQueue(SqsClient client, String url, Consumer<String> deletion) {
    this.client = client;
    this.url = url;
    this.deletion = deletion;
  }

  /** A queue that others made, and delete when they are told to. */
  static OwnQueue at(String url, Map<String, String> settings, Consumer<String> deletion) {
    return new OwnQueue(client(settings), url, deletion);
  }

  /**
   * Makes a queue.
   *
   * @param visibility how long a message that was received is hidden, in whole seconds
   * @throws MessageException if the service does not make it
   */
  static OwnQueue create(String purpose, Duration visibility, Map<String, String> settings) {
    SqsClient client = client(settings);
    String name = "duet-" + purpose + "-" + UUID.randomUUID();
    try {
      return new OwnQueue(
          client,
          client
              .createQueue(
                  it ->
                      it.queueName(name)
                          .attributes(
                              Map.of(
                                  QueueAttributeName.VISIBILITY_TIMEOUT,
                                  Long.toString(visibility.toSeconds()))))
              .queueUrl(),
          made -> client.deleteQueue(it -> it.queueUrl(made)));
    } catch (SdkException e) {
      client.close();
      throw new MessageException("the queue service makes no queue: " + e.getMessage(), e);
    }
  }

  private static SqsClient client(Map<String, String> settings) {
    return AwsConnection.to("SQS", Settings.of(settings)).configure(SqsClient.builder()).build();
  }

  String url() {
    return url;
  }

  /** Sends messages, up to ten in a request. */
  void send(List<String> bodies) {
    for (int from = 0; from < bodies.size(); from += MOST) {
      List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
      for (int i = from; i < Math.min(from + MOST, bodies.size()); i++) {
        entries.add(
            SendMessageBatchRequestEntry.builder().id("" + i).messageBody(bodies.get(i)).build());
      }
      SendMessageBatchResponse sent =
          client.sendMessageBatch(it -> it.queueUrl(url).entries(entries));
      if (sent.hasFailed() && !sent.failed().isEmpty()) {
        throw new MessageException(
            "the queue refuses a message: " + sent.failed().get(0).message());
      }
    }
  }

  /** Receives up to ten messages and deletes them; waits a second for the first. */
  List<String> take() {
    List<Message> messages =
        client
            .receiveMessage(
                it -> it.queueUrl(url).maxNumberOfMessages(MOST).waitTimeSeconds(WAIT_SECONDS))
            .messages();
    if (!messages.isEmpty()) {
      client.deleteMessageBatch(
          it -> it.queueUrl(url).entries(messages.stream().map(OwnQueue::deletion).toList()));
    }
    return messages.stream().map(Message::body).toList();
  }

  private static DeleteMessageBatchRequestEntry deletion(Message message) {
    return DeleteMessageBatchRequestEntry.builder()
        .id(message.messageId())
        .receiptHandle(message.receiptHandle())
        .build();
  }

  @Override
  public void close() {
    try {
      deletion.accept(url);
    } finally {
      client.close();
    }
  }
}
