package io.faasduet.bench.platform.messages;

import java.util.List;

/** Where answers to the messages of a queue arrive. */
interface Replies extends AutoCloseable {

  /** Where the answers of a batch go. */
  String address(MessageBatch batch);

  /** As {@link MessageChannel#receive}. */
  List<MessageReply> receive(MessageBatch batch);

  @Override
  void close();
}
