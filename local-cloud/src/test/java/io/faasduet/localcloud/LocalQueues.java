package io.faasduet.localcloud;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** An SQS service in this process, ElasticMQ, and the AWS SDK's client of it. */
public final class LocalQueues implements AutoCloseable {
  private final SQSRestServer server;
  private final URI endpoint;
  private final SqsClient client;

  private LocalQueues() {
    server =
        SQSRestServerBuilder.withDynamicPort()
            .withInterface("127.0.0.1")
            .withAWSRegion("us-east-1")
            .start();
    int port = server.waitUntilStarted().localAddress().getPort();
    endpoint = URI.create("http://127.0.0.1:" + port);
    client =
        SqsClient.builder()
            .endpointOverride(endpoint)
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }

  public static LocalQueues start() {
    return new LocalQueues();
  }

  public Map<String, String> settings() {
    return Map.of("AWS_ENDPOINT_URL_SQS", endpoint.toString());
  }

  /** Makes a queue whose messages come back so many seconds after they were received. */
  public String create(String name, int visibilitySeconds) {
    client.createQueue(
        request ->
            request
                .queueName(name)
                .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "" + visibilitySeconds)));
    return "arn:aws:sqs:us-east-1:000000000000:" + name;
  }

  public void send(String name, String body) {
    client.sendMessage(request -> request.queueUrl(url(name)).messageBody(body));
  }

  /** What can be received now. */
  public List<Message> receive(String name) {
    return client
        .receiveMessage(
            request ->
                request
                    .queueUrl(url(name))
                    .maxNumberOfMessages(10)
                    .waitTimeSeconds(1)
                    .messageAttributeNames("All"))
        .messages();
  }

  /** How many messages there are, received ones that are not deleted among them. */
  public int size(String name) {
    Map<QueueAttributeName, String> counts =
        client
            .getQueueAttributes(
                request ->
                    request
                        .queueUrl(url(name))
                        .attributeNames(
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
            .attributes();
    return counts.values().stream().mapToInt(Integer::parseInt).sum();
  }

  @Override
  public void close() {
    client.close();
    server.stopAndWait();
  }

  private String url(String name) {
    return endpoint + "/000000000000/" + name;
  }
}
