package io.faasduet.bench.platform.messages;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.api.Settings;
import io.faasduet.bench.option.PlanException;
import io.faasduet.bench.platform.Platform;
import io.faasduet.bench.platform.Target;
import io.faasduet.bench.platform.TargetRequest;
import io.faasduet.localcloud.FunctionArtefact;
import java.util.Map;

/**
 * A function that takes messages, by one of the ways there are. A request's {@code documents} are
 * the messages of a batch; a request without is one message.
 *
 * <p>Needs the function's worker and, on Lambda, its handler of queue events: the classes named as
 * its own handler with {@code Worker} and {@code Sqs} instead of {@code Handler}.
 */
public final class MessagePlatform implements Platform {
  private static final String ENDPOINT = "AWS_ENDPOINT_URL_SQS";

  private final MessageVariant variant;

  /** That of a way. */
  public MessagePlatform(MessageVariant variant) {
    this.variant = requireNonNull(variant, "variant");
  }

  @Override
  public String key() {
    return variant.platform().label();
  }

  @Override
  public boolean local() {
    return true;
  }

  @Override
  public Target open(TargetRequest request) {
    FunctionArtefact artefact = request.function().packaged(request.label());
    ObjectNode json = SentBatch.object(request.function().request());
    Map<String, String> settings = request.function().settings();
    if (variant.usesQueues()) {
      requireQueues(request, settings);
    }
    MessageConsumer consumer =
        switch (variant) {
          case LAMBDA_WITH_S3, LAMBDA ->
              new LambdaConsumer(artefact, request, json.path(SentBatch.DOCUMENTS).isArray());
          case SERVER, SOCKET -> new WorkerConsumer(artefact, request);
        };
    MessageChannel channel =
        switch (variant) {
          case LAMBDA_WITH_S3 ->
              new QueueChannel(
                  request.timeout(),
                  settings,
                  new ObjectReplies(Settings.of(settings), json),
                  false);
          case LAMBDA, SERVER ->
              new QueueChannel(
                  request.timeout(),
                  settings,
                  new QueueReplies(settings),
                  variant == MessageVariant.SERVER);
          case SOCKET -> new SocketChannel();
        };
    return new MessageTarget(
        request.local(variant.platform()),
        consumer,
        channel,
        request.timeout(),
        variant == MessageVariant.LAMBDA_WITH_S3);
  }

  private static void requireQueues(TargetRequest request, Map<String, String> settings) {
    if (!settings.containsKey(ENDPOINT)) {
      throw new PlanException(
          "%s is for functions that take messages from a queue, such as censor: %s does not"
              .formatted(request.label(), request.function().packaged(request.label()).name()));
    }
  }
}
