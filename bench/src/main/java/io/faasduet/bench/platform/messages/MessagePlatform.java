package io.faasduet.bench.platform.messages;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.api.Settings;
import io.faasduet.bench.option.PlanException;
import io.faasduet.bench.platform.Platform;
import io.faasduet.bench.platform.Target;
import io.faasduet.bench.platform.TargetRequest;
import io.faasduet.bench.platform.remote.RunCloud;
import io.faasduet.bench.platform.remote.ServedHere;
import io.faasduet.localcloud.FunctionArtefact;
import java.util.Map;
import java.util.Optional;

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
  private final Optional<RunCloud> cloud;

  /** That of a way, on this machine. */
  public MessagePlatform(MessageVariant variant) {
    this(variant, Optional.empty());
  }

  private MessagePlatform(MessageVariant variant, Optional<RunCloud> cloud) {
    this.variant = requireNonNull(variant, "variant");
    this.cloud = cloud;
  }

  /** The same way with queues, and functions that they feed, on a cloud; a socket has none. */
  public Optional<MessagePlatform> on(RunCloud cloud) {
    return variant.usesQueues()
        ? Optional.of(new MessagePlatform(variant, Optional.of(cloud)))
        : Optional.empty();
  }

  @Override
  public String key() {
    return variant.platform().label();
  }

  /** Whether its function is a process of this machine. */
  @Override
  public boolean local() {
    return cloud.isEmpty() || !variant.onLambda();
  }

  @Override
  public String label(String target) {
    return cloud.isPresent() && local() ? ServedHere.name(target) : target;
  }

  @Override
  public Target open(TargetRequest request) {
    ObjectNode json = SentBatch.object(request.function().request());
    if (variant.usesQueues()) {
      requireQueues(request);
    }
    MessageTarget target =
        new MessageTarget(
            local()
                ? request.local(variant.platform())
                : request.remote(
                    variant.platform(),
                    cloud.orElseThrow().region(),
                    Optional.of(request.megabytes())),
            consumer(request, json.path(SentBatch.DOCUMENTS).isArray()),
            channel(request, json),
            request.timeout(),
            variant == MessageVariant.LAMBDA_WITH_S3);
    if (!local()) {
      prepare(target);
    }
    return target;
  }

  /** A cloud takes longer for it than a batch may. */
  private static void prepare(MessageTarget target) {
    try {
      target.start();
    } catch (RuntimeException e) {
      target.close();
      throw e;
    }
  }

  private MessageConsumer consumer(TargetRequest request, boolean batches) {
    FunctionArtefact artefact = request.function().packaged(request.label());
    if (!variant.onLambda()) {
      return new WorkerConsumer(artefact, request);
    }
    return cloud
        .<MessageConsumer>map(there -> CloudConsumer.deployed(there, artefact, request, batches))
        .orElseGet(() -> new LambdaConsumer(artefact, request, batches));
  }

  private MessageChannel channel(TargetRequest request, ObjectNode json) {
    Map<String, String> settings = request.function().settings();
    QueueSource queues =
        cloud
            .map(there -> QueueSource.on(there, request.text(), settings))
            .orElseGet(() -> QueueSource.with(settings));
    return switch (variant) {
      case LAMBDA_WITH_S3 ->
          new QueueChannel(
              request.timeout(), queues, new ObjectReplies(Settings.of(settings), json), false);
      case LAMBDA, SERVER ->
          new QueueChannel(
              request.timeout(),
              queues,
              new QueueReplies(queues),
              variant == MessageVariant.SERVER);
      case SOCKET -> new SocketChannel();
    };
  }

  private void requireQueues(TargetRequest request) {
    if (cloud.isEmpty() && !request.function().settings().containsKey(ENDPOINT)) {
      throw new PlanException(
          "%s is for functions that take messages from a queue, such as censor: %s does not"
              .formatted(request.label(), request.function().packaged(request.label()).name()));
    }
  }
}
