package io.faasduet.studies.limits;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.faasduet.api.Invocation;
import io.faasduet.api.JsonObject;
import io.faasduet.api.Settings;
import io.faasduet.objectstore.AwsConnection;
import io.faasduet.runtime.ExecutionEnvironment;
import io.faasduet.runtime.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Hands a chain on: to its queue while there are stages to come, and the answer to where the last
 * one sends it. The client is made when it is first needed. Thread-safe.
 */
final class StageQueues implements AutoCloseable {
  private final Settings settings;
  private SqsClient client;

  StageQueues(Settings settings) {
    this.settings = settings;
  }

  /** Sends what follows a stage; nothing for a request without a reply. */
  void send(ObjectDigestRequest request, ObjectDigestResponse done, Invocation invocation) {
    if (request.reply().isEmpty()) {
      return;
    }
    StageReply reply = request.reply().get();
    if (request.stages().orElse(1) > 1) {
      send(request.queue().orElseThrow(), request.next(done));
    } else {
      Map<String, Object> answer =
          new LinkedHashMap<>(Json.read(Json.write(done), JsonObject.class).members());
      answer.put("id", reply.id());
      answer.put(
          "by", Map.of("instance", ExecutionEnvironment.instanceId(), "cold", invocation.cold()));
      send(reply.to(), answer);
    }
  }

  private void send(String queue, Object message) {
    String body = new String(Json.write(message), UTF_8);
    client().sendMessage(it -> it.queueUrl(queue).messageBody(body));
  }

  private synchronized SqsClient client() {
    if (client == null) {
      client = AwsConnection.to("SQS", settings).configure(SqsClient.builder()).build();
    }
    return client;
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      client.close();
    }
  }
}
