package io.faasduet.bench.platform.messages;

import java.time.Duration;
import java.util.List;

/** Batches through a queue that is made for the target. */
final class QueueChannel implements MessageChannel {
  /** What AWS advises for queues that feed functions: six times the function's timeout. */
  private static final int TIMEOUTS = 6;

  private final Duration timeout;
  private final QueueSource queues;
  private final AnswerSource replies;
  private final boolean ofOneConsumer;
  private OwnQueue queue;

  /**
   * A channel.
   *
   * @param timeout of a batch
   * @param queues where its queue is made
   * @param ofOneConsumer whether each process that takes messages has its own queue
   */
  QueueChannel(Duration timeout, QueueSource queues, AnswerSource replies, boolean ofOneConsumer) {
    this.timeout = timeout;
    this.queues = queues;
    this.replies = replies;
    this.ofOneConsumer = ofOneConsumer;
  }

  @Override
  public String queue() {
    if (queue == null) {
      Duration visibility =
          timeout.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : timeout;
      queue = queues.create("requests", visibility.multipliedBy(TIMEOUTS));
    }
    return queue.url();
  }

  @Override
  public void connect(String address) {
    // it takes from the queue
  }

  /** A process that was ended while it polled may still be handed messages, in vain. */
  @Override
  public void disconnect() {
    if (ofOneConsumer && queue != null) {
      queue.close();
      queue = null;
    }
  }

  @Override
  public void send(SentBatch batch) {
    queue.send(batch.withReply(replies.address(batch), queue.url()));
  }

  @Override
  public List<MessageReply> receive(SentBatch batch, long deadlineNanos) {
    return replies.receive(batch);
  }

  @Override
  public void close() {
    try (replies) {
      if (queue != null) {
        queue.close();
      }
    }
  }
}
