package io.faasduet.bench.platform.messages;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Answers in their own queue. */
final class QueueReplies implements AnswerSource {
  private static final Duration VISIBILITY = Duration.ofMinutes(1);

  private final QueueSource queues;
  private OwnQueue queue;

  QueueReplies(QueueSource queues) {
    this.queues = queues;
  }

  @Override
  public String address(SentBatch batch) {
    if (queue == null) {
      queue = queues.create("answers", VISIBILITY);
    }
    return queue.url();
  }

  @Override
  public List<MessageReply> receive(SentBatch batch) {
    List<MessageReply> replies = new ArrayList<>();
    queue.take().forEach(body -> replies.addAll(MessageReply.parse(body)));
    return replies;
  }

  @Override
  public void close() {
    if (queue != null) {
      queue.close();
    }
  }
}
