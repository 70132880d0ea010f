package io.faasduet.bench.platform.messages;

import java.util.List;

/** Where answers to the messages of a queue arrive. */
interface AnswerSource extends AutoCloseable {

  /** Where the answers of a batch go. */
  String address(SentBatch batch);

  /** As {@link MessageChannel#receive}. */
  List<MessageReply> receive(SentBatch batch);

  @Override
  void close();
}
