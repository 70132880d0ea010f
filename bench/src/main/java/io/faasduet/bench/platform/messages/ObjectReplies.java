package io.faasduet.bench.platform.messages;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.api.Settings;
import io.faasduet.bench.option.PlanException;
import io.faasduet.objectstore.ObjectStore;
import io.faasduet.objectstore.ObjectStores;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * Answers as objects in the bucket that holds the request's model. They are found by listing: each
 * {@value #POLL_MILLIS} ms.
 */
final class ObjectReplies implements AnswerSource {
  private static final int POLL_MILLIS = 2;
  private static final long MOST_BYTES = 50_000_000;

  private final ObjectStore store;
  private final String prefix;
  private final Set<URI> read = new HashSet<>();

  /**
   * Answers to requests like that one.
   *
   * @throws PlanException if it names no model in S3
   */
  ObjectReplies(Settings settings, ObjectNode request) {
    String model = request.path("model").asText();
    if (!model.matches("s3://[^/]+/.+")) {
      throw new PlanException("the request has no field 'model' like s3://bucket/words.txt");
    }
    this.store = ObjectStores.open(settings);
    this.prefix = "s3://" + URI.create(model).getHost() + "/answers/" + UUID.randomUUID() + "/";
  }

  @Override
  public String address(SentBatch batch) {
    return prefix + batch.id() + "/";
  }

  @Override
  public List<MessageReply> receive(SentBatch batch) {
    List<MessageReply> replies = new ArrayList<>();
    for (URI object : store.list(URI.create(address(batch)))) {
      if (read.add(object)) {
        replies.addAll(MessageReply.parse(new String(store.read(object, MOST_BYTES), UTF_8)));
      }
    }
    if (replies.isEmpty()) {
      LockSupport.parkNanos(Duration.ofMillis(POLL_MILLIS).toNanos());
    }
    return replies;
  }

  @Override
  public void close() {
    store.close();
  }
}
