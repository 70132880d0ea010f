package io.faasduet.studies.messages.relay;

import io.faasduet.studies.messages.MessageWorker;

/** Relay as a server that takes messages, of a queue or a ZeroMQ socket. */
public final class RelayWorker {
  private RelayWorker() {}

  /** Serves until it is ended; see {@link MessageWorker}. */
  public static void main(String[] arguments) {
    MessageWorker.main(Relay.SPEC, arguments);
  }
}
