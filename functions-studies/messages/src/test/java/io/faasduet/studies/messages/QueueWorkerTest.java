package io.faasduet.studies.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.api.InitContext;
import io.faasduet.api.Settings;
import io.faasduet.localcloud.queues.QueueService;
import io.faasduet.objectstore.AwsConnection;
import io.faasduet.runtime.FunctionHost;
import io.faasduet.studies.messages.censor.Censor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** A worker behind a real queue server, which runs as a program as it does for users. */
class QueueWorkerTest {
  @Test
  void eachMessageIsAnsweredOnceAndLeavesTheQueue() throws Exception {
    try (QueueService service =
            QueueService.of(Map.of(), Path.of(System.getProperty("duet.queues")));
        SqsClient queues = client(service)) {
      String requests = queues.createQueue(it -> it.queueName("requests")).queueUrl();
      String answers = queues.createQueue(it -> it.queueName("answers")).queueUrl();
      Thread worker = worker(service, requests);
      queues.sendMessageBatch(it -> it.queueUrl(requests).entries(batch(answers)));

      List<String> bodies = received(queues, answers, 10);
      assertThat(bodies)
          .hasSize(10)
          .allMatch(body -> body.contains("{\"text\":\"a ******** day\",\"words\":1}"))
          .extracting(body -> body.replaceAll(".*\"id\":\"([^\"]+)\".*", "$1"))
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, 10).mapToObj(i -> "b-" + i).toList());
      awaitEmpty(queues, requests);
      worker.interrupt();
      worker.join(Duration.ofSeconds(20).toMillis());
      assertThat(worker.isAlive()).isFalse();
    }
  }

  private static SqsClient client(QueueService service) {
    return AwsConnection.to("SQS", Settings.of(service.settings()))
        .configure(SqsClient.builder())
        .build();
  }

  private static Thread worker(QueueService service, String queue) throws Exception {
    CompletableFuture<String> ready = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try (var host =
                  FunctionHost.start(
                      Censor.SPEC, InitContext.of(Settings.of(service.settings())))) {
                QueueWorker.serve(host, queue, ready::complete);
              } catch (RuntimeException e) {
                ready.completeExceptionally(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
    assertThat(ready.get(30, TimeUnit.SECONDS)).isEqualTo(queue);
    return thread;
  }

  private static List<SendMessageBatchRequestEntry> batch(String answers) {
    return IntStream.range(0, 10)
        .mapToObj(
            i ->
                SendMessageBatchRequestEntry.builder()
                    .id("" + i)
                    .messageBody(
                        "{\"documents\":[\"a baiferil day\"],\"reply\":{\"to\":\"%s\",\"id\":\"b-%d\"}}"
                            .formatted(answers, i))
                    .build())
        .toList();
  }

  private static List<String> received(SqsClient queues, String queue, int count) {
    List<String> bodies = new ArrayList<>();
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (bodies.size() < count && System.nanoTime() < deadline) {
      queues
          .receiveMessage(it -> it.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(1))
          .messages()
          .stream()
          .map(Message::body)
          .forEach(bodies::add);
    }
    return bodies;
  }

  private static void awaitEmpty(SqsClient queues, String queue) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    int left;
    do {
      left =
          queues
              .getQueueAttributes(
                  it ->
                      it.queueUrl(queue)
                          .attributeNames(
                              QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                              QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
              .attributes()
              .values()
              .stream()
              .mapToInt(Integer::parseInt)
              .sum();
    } while (left > 0 && System.nanoTime() < deadline);
    assertThat(left).isZero();
  }
}
