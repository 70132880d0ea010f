package io.faasduet.bench.platform.messages;

import java.util.List;

/** How batches get to a function, and its answers back. Used by one thread at a time. */
interface MessageChannel extends AutoCloseable {

  /** The queue that the function is fed from, made at the first call; empty if there is none. */
  String queue();

  /** The function takes messages at that address now. */
  void connect(String address);

  /** Nothing takes messages at the address any more. */
  void disconnect();

  /**
   * Sends a batch.
   *
   * @throws RuntimeException if not every message is sent
   */
  void send(SentBatch batch);

  /**
   * Answers that have arrived, of this batch or of earlier ones; waits a little for some.
   *
   * @throws RuntimeException if the service fails
   */
  List<MessageReply> receive(SentBatch batch, long deadlineNanos);

  @Override
  void close();
}
