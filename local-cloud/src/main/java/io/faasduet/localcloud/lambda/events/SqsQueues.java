package io.faasduet.localcloud.lambda.events;

import io.faasduet.api.Settings;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * The SQS queues that functions are fed from and that get what functions could not deal with: AWS's
 * own, or those of a service on this machine. Thread-safe. Methods throw {@link
 * software.amazon.awssdk.core.exception.SdkException} if the service cannot be reached or refuses.
 */
public final class SqsQueues implements AutoCloseable {
  private final Settings settings;
  private final Map<String, SqsClient> clients = new ConcurrentHashMap<>();
  private final Map<String, String> addresses = new ConcurrentHashMap<>();

  public SqsQueues(Settings settings) {
    this.settings = settings;
  }

  /** How long a message that was received is hidden from others, in seconds. */
  public int visibilitySeconds(QueueArn queue) {
    return Integer.parseInt(
        client(queue)
            .getQueueAttributes(
                request ->
                    request
                        .queueUrl(address(queue))
                        .attributeNames(QueueAttributeName.VISIBILITY_TIMEOUT))
            .attributes()
            .get(QueueAttributeName.VISIBILITY_TIMEOUT));
  }

  /** Up to ten messages, for which it waits up to so many seconds. */
  List<Message> receive(QueueArn queue, int atMost, int waitSeconds) {
    return client(queue)
        .receiveMessage(
            request ->
                request
                    .queueUrl(address(queue))
                    .maxNumberOfMessages(Math.min(10, atMost))
                    .waitTimeSeconds(waitSeconds)
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                    .messageAttributeNames("All"))
        .messages();
  }

  /** Deletes messages that have been dealt with. */
  void delete(QueueArn queue, List<Message> messages) {
    for (int from = 0; from < messages.size(); from += 10) {
      List<Message> ten = messages.subList(from, Math.min(from + 10, messages.size()));
      client(queue)
          .deleteMessageBatch(
              request ->
                  request
                      .queueUrl(address(queue))
                      .entries(ten.stream().map(SqsQueues::deletion).toList()));
    }
  }

  void send(QueueArn queue, String body, Map<String, String> attributes) {
    Map<String, MessageAttributeValue> values = new ConcurrentHashMap<>();
    attributes.forEach(
        (name, value) ->
            values.put(
                name,
                MessageAttributeValue.builder().dataType("String").stringValue(value).build()));
    client(queue)
        .sendMessage(
            request ->
                request.queueUrl(address(queue)).messageBody(body).messageAttributes(values));
  }

  @Override
  public void close() {
    clients.values().forEach(SqsClient::close);
  }

  private static DeleteMessageBatchRequestEntry deletion(Message message) {
    return DeleteMessageBatchRequestEntry.builder()
        .id(message.messageId())
        .receiptHandle(message.receiptHandle())
        .build();
  }

  private String address(QueueArn queue) {
    return addresses.computeIfAbsent(
        queue.text(),
        text ->
            client(queue)
                .getQueueUrl(
                    request ->
                        request.queueName(queue.queue()).queueOwnerAWSAccountId(queue.account()))
                .queueUrl());
  }

  private SqsClient client(QueueArn queue) {
    return clients.computeIfAbsent(queue.region(), this::connect);
  }

  private SqsClient connect(String region) {
    Optional<URI> endpoint =
        settings
            .text("AWS_ENDPOINT_URL_SQS")
            .or(() -> settings.text("AWS_ENDPOINT_URL"))
            .map(URI::create);
    SqsClientBuilder builder =
        SqsClient.builder()
            .region(Region.of(region))
            .credentialsProvider(credentials(endpoint.isPresent()))
            .httpClientBuilder(UrlConnectionHttpClient.builder());
    endpoint.ifPresent(builder::endpointOverride);
    return builder.build();
  }

  private AwsCredentialsProvider credentials(boolean local) {
    Optional<String> id = settings.text("AWS_ACCESS_KEY_ID");
    Optional<String> secret = settings.text("AWS_SECRET_ACCESS_KEY");
    boolean session = settings.text("AWS_SESSION_TOKEN").isPresent();
    if (id.isPresent() && secret.isPresent() && !session) {
      return StaticCredentialsProvider.create(AwsBasicCredentials.create(id.get(), secret.get()));
    }
    return local
        ? StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"))
        : DefaultCredentialsProvider.builder().build();
  }
}
