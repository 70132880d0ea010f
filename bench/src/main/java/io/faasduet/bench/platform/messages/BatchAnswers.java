package io.faasduet.bench.platform.messages;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The answers of a batch as they arrive. Each message has one answer; a queue may deliver a message
 * twice, so the same answer again is no fault, and another one is. Not thread-safe.
 */
final class BatchAnswers {
  private final SentBatch batch;
  private final List<Optional<MessageReply>> replies;
  private int missing;

  BatchAnswers(SentBatch batch) {
    this.batch = batch;
    this.replies = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      replies.add(Optional.empty());
    }
    this.missing = batch.size();
  }

  /**
   * Takes an answer; one to a message of an earlier batch, which was given up, is dropped.
   *
   * @throws MessageException if the message has another answer already
   */
  void add(MessageReply reply) {
    Optional<Integer> number = batch.numberOf(reply.id());
    if (number.isEmpty()) {
      return;
    }
    Optional<MessageReply> before = replies.get(number.get());
    if (before.isEmpty()) {
      replies.set(number.get(), Optional.of(reply));
      missing--;
    } else if (!content(before.get()).equals(content(reply))) {
      throw new MessageException("message " + number.get() + " has two different answers");
    }
  }

  private static JsonNode content(MessageReply reply) {
    return reply.answer().path(SentBatch.DOCUMENTS);
  }

  boolean complete() {
    return missing == 0;
  }

  /** How many messages have no answer. */
  int missing() {
    return missing;
  }

  /** The response, once it is complete. */
  JsonNode response() {
    return batch.response(replies.stream().map(reply -> reply.orElseThrow().answer()).toList());
  }

  /** The instance of the first message. */
  String instance() {
    return replies.get(0).orElseThrow().instance();
  }

  /** Whether any of the instances was new. */
  boolean cold() {
    return replies.stream().flatMap(Optional::stream).anyMatch(MessageReply::cold);
  }
}
