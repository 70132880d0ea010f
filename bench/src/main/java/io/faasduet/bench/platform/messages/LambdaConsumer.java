package io.faasduet.bench.platform.messages;

import io.faasduet.bench.platform.TargetRequest;
import io.faasduet.localcloud.FunctionArtefact;
import io.faasduet.localcloud.lambda.LambdaOptions;
import io.faasduet.localcloud.lambda.LocalLambda;
import io.faasduet.localcloud.lambda.function.LambdaConfiguration;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * A function on a Lambda service of its own, fed by an event source mapping of the queue; see
 * {@link QueueMapping}.
 */
final class LambdaConsumer implements MessageConsumer {

  private final FunctionArtefact artefact;
  private final TargetRequest request;
  private final boolean batches;
  private LocalLambda service;

  /**
   * A function.
   *
   * @param batches whether a request is many messages
   */
  LambdaConsumer(FunctionArtefact artefact, TargetRequest request, boolean batches) {
    this.artefact = artefact;
    this.request = request;
    this.batches = batches;
  }

  @Override
  public String start(String queue) {
    if (service == null) {
      Map<String, String> settings = new HashMap<>(System.getenv());
      settings.putAll(request.function().settings());
      service = LocalLambda.start(LambdaOptions.of(settings));
      service.deploy(
          new LambdaConfiguration(
                  artefact.name(),
                  artefact.lambdaZip(),
                  QueueMapping.handler(artefact),
                  request.megabytes(),
                  Duration.ofSeconds(Math.max(1, request.timeout().toSeconds())),
                  Map.of())
              .inheriting(request.function().settings()));
      map(queue);
    }
    return queue;
  }

  private void map(String queue) {
    try (LambdaClient client =
        LambdaClient.builder()
            .endpointOverride(service.endpoint())
            .region(Region.of(LambdaConfiguration.DEFAULT_REGION))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build()) {
      client.createEventSourceMapping(QueueMapping.of(artefact.name(), arn(queue), batches));
    }
  }

  /** The queue of the end of its URL, as a service on this machine names it. */
  private static String arn(String queue) {
    return "arn:aws:sqs:%s:000000000000:%s"
        .formatted(LambdaConfiguration.DEFAULT_REGION, queue.substring(queue.lastIndexOf('/') + 1));
  }

  @Override
  public void makeCold() {
    if (service != null) {
      service.recycle(artefact.name());
    }
  }

  @Override
  public void close() {
    if (service != null) {
      service.close();
      service = null;
    }
  }
}
