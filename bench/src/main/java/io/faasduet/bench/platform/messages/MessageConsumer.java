package io.faasduet.bench.platform.messages;

import java.util.OptionalLong;

/** The function that messages are for. Used by one thread at a time. */
interface MessageConsumer extends AutoCloseable {

  /**
   * Starts it, unless it runs, so that it takes the channel's messages.
   *
   * @return where it takes them, if it has an address; else the queue's
   * @throws RuntimeException if it does not start; the message says why
   */
  String start(String queue);

  /** Ends its instances: the next message meets a new one. */
  void makeCold();

  /**
   * Whether nothing takes messages any more, since its process has ended. A service whose instances
   * come and go takes them always.
   */
  default boolean hasEnded() {
    return false;
  }

  /** The memory of its instance now, where that is known. */
  default OptionalLong residentBytes() {
    return OptionalLong.empty();
  }

  @Override
  void close();
}
