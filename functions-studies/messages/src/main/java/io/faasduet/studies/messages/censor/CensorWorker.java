package io.faasduet.studies.messages.censor;

import io.faasduet.studies.messages.MessageWorker;

/** Censor as a server that takes messages, of a queue or a ZeroMQ socket. */
public final class CensorWorker {
  private CensorWorker() {}

  /** Serves until it is ended; see {@link MessageWorker}. */
  public static void main(String[] arguments) {
    MessageWorker.main(Censor.SPEC, arguments);
  }
}
