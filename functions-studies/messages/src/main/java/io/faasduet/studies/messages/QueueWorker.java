package io.faasduet.studies.messages;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.faasduet.api.Invocation;
import io.faasduet.api.Outcome;
import io.faasduet.objectstore.AwsConnection;
import io.faasduet.runtime.FunctionHost;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Feeds a function from a queue: the body of each message is a request. What fails stays in the
 * queue, which delivers it again.
 */
final class QueueWorker {
  private static final int MOST = 10;
  private static final int WAIT_SECONDS = 5;

  private QueueWorker() {}

  /** Polls until the thread is interrupted; tells the queue's URL before the first time. */
  static <I, O> void serve(FunctionHost<I, O> host, String queue, Consumer<String> ready) {
    try (SqsClient client =
        AwsConnection.to("SQS", host.settings()).configure(SqsClient.builder()).build()) {
      ready.accept(queue);
      while (!Thread.currentThread().isInterrupted()) {
        List<Message> received =
            client
                .receiveMessage(
                    it ->
                        it.queueUrl(queue).maxNumberOfMessages(MOST).waitTimeSeconds(WAIT_SECONDS))
                .messages();
        List<Message> done = received.isEmpty() ? received : take(host, received);
        if (!done.isEmpty()) {
          client.deleteMessageBatch(
              it -> it.queueUrl(queue).entries(done.stream().map(QueueWorker::deletion).toList()));
        }
      }
    }
  }

  private static <I, O> List<Message> take(FunctionHost<I, O> host, List<Message> received) {
    Invocation invocation = host.begin(Optional.empty(), Optional.empty());
    List<Outcome<O>> outcomes =
        host.invokeAll(
            received.stream().map(message -> message.body().getBytes(UTF_8)).toList(), invocation);
    List<Message> done = new ArrayList<>();
    for (int i = 0; i < received.size(); i++) {
      if (outcomes.get(i) instanceof Outcome.Success<O>) {
        done.add(received.get(i));
      }
    }
    return done;
  }

  private static DeleteMessageBatchRequestEntry deletion(Message message) {
    return DeleteMessageBatchRequestEntry.builder()
        .id(message.messageId())
        .receiptHandle(message.receiptHandle())
        .build();
  }
}
