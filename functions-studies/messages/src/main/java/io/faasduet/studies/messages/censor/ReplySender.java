package io.faasduet.studies.messages.censor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.faasduet.api.Settings;
import io.faasduet.objectstore.AwsConnection;
import io.faasduet.objectstore.ObjectStore;
import io.faasduet.objectstore.ObjectStores;
import io.faasduet.runtime.json.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/**
 * Sends answers: to a queue in messages of one, ten in a request; to S3 as one object for all of an
 * invocation. Clients are made when they are first needed. Thread-safe.
 */
final class ReplySender implements AutoCloseable {
  private static final int MOST_IN_A_REQUEST = 10;

  private final Settings settings;
  private final ObjectStore store;
  private SqsClient queues;

  ReplySender(Settings settings, ObjectStore store) {
    this.settings = settings;
    this.store = store;
  }

  /**
   * Sends answers to where they go.
   *
   * @throws IllegalStateException if the queue does not take one of them
   */
  void send(String to, List<CensorReply> replies) {
    if (to.startsWith("s3:")) {
      URI address = URI.create(to + replies.get(0).id() + ".json");
      ObjectStores.serving(
          address,
          () -> {
            store.write(address, Json.write(replies), "application/json");
            return address;
          });
      return;
    }
    for (int from = 0; from < replies.size(); from += MOST_IN_A_REQUEST) {
      sendTo(to, replies.subList(from, Math.min(from + MOST_IN_A_REQUEST, replies.size())));
    }
  }

  private void sendTo(String queue, List<CensorReply> replies) {
    List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
    IntStream.range(0, replies.size())
        .forEach(
            i ->
                entries.add(
                    SendMessageBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .messageBody(new String(Json.write(replies.get(i)), UTF_8))
                        .build()));
    SendMessageBatchResponse sent =
        queues().sendMessageBatch(it -> it.queueUrl(queue).entries(entries));
    if (sent.hasFailed() && !sent.failed().isEmpty()) {
      throw new IllegalStateException(
          "%s does not take %d answers: %s"
              .formatted(queue, sent.failed().size(), sent.failed().get(0).message()));
    }
  }

  private synchronized SqsClient queues() {
    if (queues == null) {
      queues = AwsConnection.to("SQS", settings).configure(SqsClient.builder()).build();
    }
    return queues;
  }

  @Override
  public synchronized void close() {
    if (queues != null) {
      queues.close();
    }
  }
}
